import CairoRenderer
import HeapCharts
import HeapComparison
import HeapReport
import HeapStatistics
import Output
import TestSupport

/// A comparison in memory: every file that it would have on disk.
struct ComparisonSite: Sendable {
  let site: Site
  let files: [String: [UInt8]]

  init(
    _ base: [UInt8], _ head: [UInt8], _ layout: SiteLayout = .folder, isRedacted: Bool = false,
    drawsCharts: Bool = false
  ) throws {
    let facts = try Self.facts(base, head, layout, isRedacted: isRedacted)
    let renderer: any DrawingRenderer = drawsCharts ? CairoRenderer() : PlainRenderer()
    site = try ComparisonPages(BuiltInAssets.templates, renderer: renderer).site(facts)
    files = Dictionary(
      uniqueKeysWithValues: try site.jobs.flatMap { try $0.files(OutputBudget(.none)) }.map {
        ($0.path, $0.bytes)
      })
  }

  init(_ base: Fixture, _ head: Fixture, drawsCharts: Bool = false) throws {
    try self.init(base.bytes(), head.bytes(), drawsCharts: drawsCharts)
  }

  /// What a comparison is shown from.
  static func facts(
    _ base: [UInt8], _ head: [UInt8], _ layout: SiteLayout = .folder, isRedacted: Bool = false,
    at choice: SnapshotChoice = .automatic
  ) throws -> ComparisonFacts {
    var options = ComparisonFacts.Options()
    options.layout = layout
    options.isRedacted = isRedacted
    return try ComparisonFacts(
      Comparison(
        base: HeapAnalysis(loading: base), head: HeapAnalysis(loading: head), at: choice),
      ComparisonLabels(base: "base.dat", head: "head.dat"), options)
  }

  func markup(_ path: String) throws -> Markup { try Markup(parsing: files[path] ?? []) }
}

extension SyntheticDump {
  /// A shop whose items grow, that has a log no more, and a cache now.
  static func shop(isLater: Bool, secret: String = "[V] k: 'v'") -> SyntheticDump {
    func item(_ number: Int) -> Object {
      let tags: Int64 = isLater ? 400 : 100
      let dictionary = Sized(
        tags + 60, "__dict__",
        [Sized(tags, "[V] tags: []", [Sized(tags - 20, secret)], flat: 20), Sized(20, "[V] n: 1")],
        flat: 40)
      return Object(
        birth: 0.5, sizes: [(1, Sized(tags + 100, "<Item>", [dictionary], flat: 40))],
        trace: [("main", 1), ("fill", isLater ? 14 : 12)])
    }
    func small(_ size: Int64, in function: String) -> Object {
      Object(birth: 0.5, sizes: [(1, Sized(size))], trace: [("main", 1), (function, 30)])
    }
    var dump = SyntheticDump()
    dump.classes = [
      Class("shop.Item", (0..<10).map(item)), Class("shop.Same", [small(48, in: "same")]),
      isLater
        ? Class("shop.Cache", [small(900, in: "cache")])
        : Class("shop.Log", (0..<5).map { _ in small(100, in: "log") }),
    ].sorted { $0.name < $1.name }
    let total = dump.classes.flatMap(\.objects).reduce(Int64(0)) {
      $0 + ($1.sizes.first?.sized.size ?? 0)
    }
    dump.snapshots = [Snapshot(1, "filled", trackedTotal: total), Snapshot(2, "end")]
    return dump
  }
}
