import Output
import HeapComparison
import HeapReport
import HeapStatistics
import TestSupport

/// Pages of one kind whose words are one golden.
struct PageGroup: Sendable, CustomStringConvertible {
  let site: String
  let name: String
  /// What the paths of its pages match, as a regular expression.
  let paths: String
  let files: @Sendable () throws -> [String: [UInt8]]

  var description: String { "\(site)/\(name)" }
  var golden: Golden { Golden("HeapReport/\(site)/\(name).txt") }

  private init(
    _ site: String, _ name: String, _ paths: String,
    _ files: @escaping @Sendable () throws -> [String: [UInt8]]
  ) {
    self.site = site
    self.name = name
    self.paths = paths
    self.files = files
  }

  /// What a person reads on all of its pages.
  func text() throws -> String {
    let files = try files()
    let wanted = try Regex(#"(\#(paths))\.html"#)
    let pages = try files.keys.filter { try wanted.wholeMatch(in: $0) != nil }
    return try pages.sorted().map { path in
      let text = VisibleText.text(of: try Markup(parsing: files[path] ?? []))
      return "===== \(path) =====\n\(text.withShortLines)"
    }.joined(separator: "\n")
  }

  static let all: [PageGroup] =
    groups("demo-pympler-1.1-python3.11") { try fixture("demo-pympler-1.1-python3.11") }
    + groups("hostile") { try fixture("hostile") }
    + groups("scons2008", classes: "classes/(all-|node.fs.dir|action.lazyaction).*") {
      try fixture("scons2008", instanceLimit: 5)
    }
    + groups("record") { try fixture("record") }
    + [
      PageGroup("record", "redacted", "index|types/.*") {
        try GeneratedSite(Fixture("record"), .init(isRedacted: true, drawsCharts: false)).files
      },
      PageGroup("record-census", "index", "index|types/.*") { try fixture("record-census") },
    ]
    + groups("findings", classes: "classes/(all-|app.order|app.session.*-instances-).*") {
      try findings(isRedacted: false)
    }
    + [
      PageGroup("findings-redacted", "classes", "classes/app.order.*") {
        try findings(isRedacted: true)
      },
      PageGroup("processes", "index", "index", processes),
      PageGroup("comparison", "shop", "index|classes/.*") {
        try ComparisonSite(
          SyntheticDump.shop(isLater: false).bytes(), SyntheticDump.shop(isLater: true).bytes()
        ).files
      },
      PageGroup("comparison", "trend", "index", trend),
      PageGroup("comparison", "fixtures", "index") {
        try ComparisonSite(Fixture("record"), Fixture("demo-pympler-1.1-python3.11")).files
      },
      PageGroup("heap", "index", "index|heap/waste") { try HeapSite.report() },
      PageGroup("heap", "types", "heap/type-(app.store|list).*") { try HeapSite.report() },
      PageGroup("heap", "objects", "heap/objects-1") { try HeapSite.report() },
      PageGroup("heap-comparison", "index", "index") { try HeapSite.comparison() },
      PageGroup("heap-comparison", "redacted", "index") {
        try HeapSite.comparison(isRedacted: true)
      },
      PageGroup("cycles", "index", "index") { try cycles(BoxGraphRenderer()) },
      PageGroup("cycles", "shapes", "shapes/.*") { try cycles(BoxGraphRenderer()) },
      PageGroup("cycles", "without-pictures", "index|shapes/[12]") { try cycles(nil) },
      PageGroup("cycles", "none", "index") { try CycleSite("a -> b").files },
      PageGroup("small-with-cycles", "index", "index", withCycles),
      PageGroup("small-with-cycles", "cycles", "garbage/(index|shape-[16])", withCycles),
    ]
    + ["nothing", "no-snapshot", "no-instances", "one-snapshot", "unavailable"].map { name in
      PageGroup("few", name, "index|snapshots/.*") { try fixture(name) }
    }

  /// The groups of a report on a dump.
  private static func groups(
    _ site: String, classes: String = "classes/.*",
    _ files: @escaping @Sendable () throws -> [String: [UInt8]]
  ) -> [PageGroup] {
    [("index", "index"), ("classes", classes), ("snapshots", "snapshots/.*")].map {
      PageGroup(site, $0.0, $0.1, files)
    }
  }

  private static func fixture(_ name: String, instanceLimit: Int? = nil) throws -> [String: [UInt8]]
  {
    try GeneratedSite(Fixture(name), .init(instanceLimit: instanceLimit, drawsCharts: false)).files
  }

  private static func findings(isRedacted: Bool) throws -> [String: [UInt8]] {
    try GeneratedSite(
      SyntheticDump.findings.bytes(), title: "findings.dat",
      .init(isRedacted: isRedacted, drawsCharts: false)
    ).files
  }

  private static func cycles(_ renderer: (any GraphRenderer)?) throws -> [String: [UInt8]] {
    try CycleSite(CycleSite.leakgraph(), renderer: renderer).files
  }

  private static func processes() throws -> [String: [UInt8]] {
    let names = ["record", "small", "record-census"]
    let facts = try ProcessesFacts(
      names.map { name in
        ProcessesFacts.Process(
          mark: name, digest: ProcessDigest(try HeapAnalysis(loading: Fixture(name).bytes())),
          href: "heap-\(name).html")
      }, title: "heap.html", layout: .folder, isRedacted: false)
    let site = try ProcessesPages(BuiltInAssets.templates).site(facts)
    let files = try site.jobs.flatMap { try $0.files(OutputBudget(.none)) }
    return Dictionary(files.map { ($0.path, $0.bytes) }) { first, _ in first }
  }

  private static func trend() throws -> [String: [UInt8]] {
    let dumps = [false, false, true, true].map { SyntheticDump.shop(isLater: $0).bytes() }
    let trend = Trend(
      try dumps.map { try RunDigest(HeapAnalysis(loading: $0), at: .automatic) })
    let facts = TrendFacts(trend, labels: ["mon.dat", "tue.dat", "wed.dat", "wed.dat"])
    let files = try TrendPages(BuiltInAssets.templates).site(facts).jobs.flatMap {
      try $0.files(OutputBudget(.none))
    }
    return Dictionary(files.map { ($0.path, $0.bytes) }) { first, _ in first }
  }

  private static func withCycles() throws -> [String: [UInt8]] {
    try GeneratedSite(
      Fixture("small"), .init(cycleGraph: CycleSite.leakgraph(), drawsCharts: false)
    ).files
  }
}
