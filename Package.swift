// swift-tools-version: 6.2
import PackageDescription

/// Warnings are errors, and every import says what it exposes.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A module of the project: no target depends on anything above it in this list's order.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// The tests of one module.
func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.byName(name: name), "TestSupport"] + dependencies,
    swiftSettings: strict)
}

let package = Package(
  name: "heaphtml",
  products: [
    .executable(name: "heaphtml", targets: ["heaphtml"]),
    .library(name: "HeapHTML", targets: ["HeapHTML"]),
    .library(name: "HeapHTMLCairo", targets: ["HeapHTMLCairo"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
  ],
  targets: [
    .systemLibrary(name: "CCairo", pkgConfig: "cairo-ft", providers: [.apt(["libcairo2-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .executableTarget(
      name: "heaphtml", dependencies: ["HeapHTMLCommand"], swiftSettings: strict),
    module(
      "HeapHTMLCommand",
      [
        "Bytes", "Gzip", "GraphCheck", "GraphComparison", "HeapGraph", "HeapReport", "HeapCheck",
        "HeapComparison", "HeapFindings",
        "HeapStatistics", "HeapProfile",
        "ReferenceCycles",
        "HeapCharts", "Measures",
        "CairoRenderer", "Mustache", "NativeRecorder", "Output", "SQLiteFile", "StagedOutput",
        "System",
        "TOML", "VisibleText",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    module("HeapHTMLCairo", ["HeapHTML", "CairoRenderer"]),
    module(
      "HeapHTML",
      [
        "Bytes", "Gzip", "HeapCharts", "HeapFindings", "HeapProfile", "HeapReport",
        "HeapStatistics", "Measures", "Output", "System", "VisibleText",
      ]),
    module(
      "HeapReport",
      [
        "GraphCheck", "GraphComparison", "HeapCheck", "HeapComparison", "HeapFindings",
        "HeapStatistics", "HeapProfile", "HeapGraph", "ReferenceCycles", "HeapCharts", "Measures",
        "Mustache", "Output",
        "SQLiteFile",
        "System", "VisibleText", "CAssets",
      ]),
    .target(name: "CAssets"),
    .target(name: "CFonts"),
    .target(
      name: "NativeRecorder", swiftSettings: strict, plugins: ["EmbedNativeRecorder"]),
    .plugin(name: "EmbedNativeRecorder", capability: .buildTool()),
    .target(name: "CSystem"),
    module("HeapCharts", ["Measures"]),
    module("Measures"),
    module("TOML"),
    module("CairoRenderer", ["HeapCharts", "VisibleText", "CCairo", "CFonts"]),
    module("Mustache", ["Output", "VisibleText"]),
    module("Output"),
    module("SQLiteFile"),
    module("ReferenceCycles", ["Measures"]),
    module("Bytes", ["System"]),
    module("Gzip", ["Bytes", "System", "CZlib"]),
    module("HeapGraph", ["Bytes", "Gzip", "Measures", "System"]),
    module("PickleReader", ["Bytes", "System", "VisibleText"]),
    module("HeapProfile", ["Bytes", "Measures", "PickleReader", "System", "VisibleText"]),
    module("StagedOutput", ["System"]),
    module("System", ["CSystem"]),
    module("VisibleText"),
    module("HeapStatistics", ["HeapProfile", "Measures", "System"]),
    module("HeapCheck", ["HeapFindings", "HeapStatistics", "HeapProfile", "Measures"]),
    module("HeapFindings", ["HeapStatistics", "HeapProfile", "Measures", "System"]),
    module("HeapComparison", ["HeapFindings", "HeapStatistics", "HeapProfile", "Measures"]),
    module("GraphComparison", ["HeapComparison", "HeapGraph", "Measures"]),
    module("GraphCheck", ["HeapCheck", "HeapGraph", "Measures"]),
    .target(
      name: "TestSupport", dependencies: ["CZlib", "Measures", "PickleReader"],
      path: "Tests/TestSupport",
      swiftSettings: strict),
    tests("Bytes"),
    tests("Gzip", ["Bytes"]),
    tests("HeapProfile", ["Bytes", "PickleReader", "Measures"]),
    tests("HeapGraph", ["Bytes", "Gzip", "CZlib", "Measures"]),
    tests("HeapStatistics", ["Bytes", "HeapProfile", "Measures"]),
    tests("HeapFindings", ["Bytes", "HeapProfile", "HeapStatistics", "PickleReader", "Measures"]),
    tests("HeapCheck", ["Bytes", "HeapFindings", "HeapProfile", "HeapStatistics"]),
    tests(
      "HeapComparison", ["Bytes", "HeapProfile", "HeapStatistics", "PickleReader", "Measures"]),
    tests("GraphComparison", ["Bytes", "HeapComparison", "HeapGraph", "Measures"]),
    tests("GraphCheck", ["Bytes", "HeapCheck", "HeapGraph", "Measures"]),
    tests("ReferenceCycles", ["Measures"]),
    tests("PickleReader", ["Bytes"]),
    tests("HeapCharts", ["Measures"]),
    tests("Measures"),
    tests("TOML"),
    tests("VisibleText"),
    tests("System"),
    tests("StagedOutput", ["System"]),
    tests("CairoRenderer", ["CCairo", "HeapCharts"]),
    tests("Mustache", ["Output", "VisibleText"]),
    tests("Output"),
    tests("SQLiteFile"),
    tests(
      "HeapReport",
      [
        "Bytes", "CairoRenderer", "GraphCheck", "GraphComparison", "HeapCharts", "HeapCheck",
        "HeapComparison", "HeapGraph",
        "HeapProfile", "HeapStatistics", "ReferenceCycles", "Mustache", "Output", "PickleReader",
        "VisibleText", "Measures",
      ]),
    tests("HeapHTML", ["HeapHTMLCairo"]),
    tests(
      "HeapHTMLCommand",
      [
        "Bytes", "HeapCheck", "HeapGraph", "HeapProfile", "HeapReport", "HeapStatistics",
        "NativeRecorder", "PickleReader",
        "System", "heaphtml",
        .product(name: "ArgumentParser", package: "swift-argument-parser"), "Measures",
      ]),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)

// The fuzzer's program is no part of the package for those who use it: `make fuzz` asks for it.
if Context.environment["HEAPHTML_FUZZ"] != nil {
  package.targets += [
    .systemLibrary(name: "CFuzzer", path: "Tests/Fuzz/CFuzzer"),
    .executableTarget(
      name: "HeapFuzz",
      dependencies: [
        "Bytes", "CFuzzer", "CairoRenderer", "GraphComparison", "HeapCharts", "HeapCheck",
        "HeapComparison", "HeapGraph", "HeapProfile",
        "HeapReport",
        "HeapStatistics", "Measures", "Output", "ReferenceCycles", "PickleReader", "TestSupport",
      ], path: "Tests/Fuzz/HeapFuzz", swiftSettings: strict),
  ]
}
