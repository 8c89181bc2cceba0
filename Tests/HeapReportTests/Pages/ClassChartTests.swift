import HeapCharts
import HeapProfile
import HeapStatistics
import Measures
import TestSupport
import Testing

@testable import HeapReport

@Suite("What a class's chart is made of")
struct ClassChartTests {
  private typealias Sized = SyntheticDump.Sized

  /// The names and largest bytes of the parts of one instance with a tree.
  private func parts(_ tree: Sized) throws -> [String: ByteCount] {
    var dump = SyntheticDump()
    dump.classes = [.init("app.C", [.init(birth: 0.25, sizes: [(1.0, tree)])])]
    dump.snapshots = [.init(1, "one", trackedTotal: tree.size)]
    let analysis = try HeapAnalysis(loading: dump.bytes())
    let parts = SizeParts(
      try SharedReferents(analysis).all(of: ClassIndex(0)), of: analysis.profile, isRedacted: false)
    return Dictionary(
      parts.largest(100).map { ($0.name, $0.bytes[0] ?? 0) }, uniquingKeysWith: +)
  }

  @Test("an attribute that holds much is one part, whatever is in it")
  func attribute() throws {
    let memo = Sized(
      3_900, "[V] _memo: {...}", (0..<25).map { Sized(120, "[V] k\($0): 1") })
    let tree = Sized(5_000, "x", [Sized(400, "includes"), memo, Sized(300, "[K] only here")])
    #expect(try parts(tree) == ["_memo": 3_900, "includes": 400, "key only here": 300])
  }

  @Test("__dict__ is taken apart, and a name in it is not that beside it")
  func dictionary() throws {
    let attributes = [Sized(72_000, "[V] attributes: {}"), Sized(10, "[V] name: 'a'")]
    let tree = Sized(
      200_000, "x",
      [Sized(80_000, "__dict__", attributes), Sized(40_000, "[V] attributes: []")])
    #expect(
      try parts(tree) == ["__dict__: attributes": 72_000, "attributes": 40_000, "name": 10])
  }

  @Test(
    "a __dict__ of which no attribute was recorded is a part, and the page says how to see more")
  func oneStepDeep() throws {
    let tree = Sized(500, "x", [Sized(400, "__dict__")])
    #expect(try parts(tree) == ["__dict__": 400])
    var dump = SyntheticDump()
    dump.classes = [.init("app.C", [.init(birth: 0.25, sizes: [(1.0, tree)])])]
    dump.snapshots = [.init(1, "one", trackedTotal: 500)]
    let site = try GeneratedSite(dump.bytes(), .init(drawsCharts: false))
    let page = try site.markup(site.facts.links.classPage(ClassIndex(0)))
    #expect(page.all("p").contains { $0.text.contains("a resolution level of 2 (level=2) shows") })
  }

  @Test("those that were never sized are in no average and no distribution, and are counted")
  func neverSized() throws {
    var dump = SyntheticDump()
    let sized = (1...2).map { number in
      SyntheticDump.Object(birth: 0.25, sizes: [(1.0, Sized(Int64(1_000 * number), "x"))])
    }
    let between = (0..<3).map { _ in
      SyntheticDump.Object(birth: 1.25, death: 1.5, sizes: [(1.25, Sized(40, ""))])
    }
    // Recorded by the snapshot after its death: the size of None.
    let gone = SyntheticDump.Object(
      birth: 1.25, death: 1.5, sizes: [(1.25, Sized(40, "")), (2.0, Sized(16, ""))])
    dump.classes = [.init("app.C", sized + between.dropLast() + [gone])]
    dump.snapshots = [.init(1, "one", trackedTotal: 3_000), .init(2, "two", trackedTotal: 0)]
    let analysis = try HeapAnalysis(loading: dump.bytes())
    let summary = analysis.classes[0]
    #expect(summary.neverSized == 3)
    let range = try #require(summary.sizesAtSnapshots)
    #expect([range.minimum, range.maximum] == [1_000, 2_000])
    #expect(range.average == 1_500)
    let distribution = try SizeDistribution(of: ClassIndex(0), in: analysis)
    #expect(distribution.neverSized == 3)
    #expect(distribution.buckets.reduce(0) { $0 + $1.instances } == 2)
    let sentence = ClassWords.sentence(about: summary)
    #expect(sentence.contains("average 1.46 KiB"))
    #expect(sentence.contains("3 instances lived between two snapshots and were never sized"))
  }

  @Test("two charts of a class have the same plot edges in every form")
  func aligned() throws {
    let site = try SiteStore.site(of: Fixture("pympler-1.1-python3.11"))
    let page = try site.markup(site.facts.links.classPage(ClassIndex(0)))
    // Those over time; what the instances hold is a chart of another shape.
    let forms = page.all("figure").filter { !$0.hasClass("roomy") }.flatMap { $0.all("svg") }
      .filter { $0.hasClass("drawing") }
    for form in ["wide", "medium", "narrow"] {
      let charts = forms.filter { $0.hasClass(form) }
      try #require(charts.count == 2)
      // The columns of the snapshots are the first hot areas; the plots begin and end with them.
      let edges = charts.map { chart in
        let columns = chart.all("rect").filter {
          $0.hasClass("hot") && ($0["height"].flatMap(Double.init) ?? 0) > 100
        }
        return [columns.first?["x"], columns.last?["x"], columns.last?["width"]]
      }
      #expect(edges[0] == edges[1], "\(form)")
    }
  }
}
