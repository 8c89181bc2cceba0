// swift-tools-version: 6.2
import PackageDescription

// In a package of your own, name the place of heaphtml's repository and the release in place of the path.
let heaphtml = Package.Dependency.package(name: "heaphtml", path: "../..")

let package = Package(
  name: "heaphtml-examples",
  dependencies: [heaphtml],
  targets: [
    // Needs no Cairo.
    .executableTarget(
      name: "WhatToFix", dependencies: [.product(name: "HeapHTML", package: "heaphtml")]),
    .executableTarget(
      name: "WriteReport", dependencies: [.product(name: "HeapHTMLCairo", package: "heaphtml")]),
  ]
)
