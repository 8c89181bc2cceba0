import HeapProfile
import HeapStatistics
import Measures
import TestSupport
import Testing

@testable import HeapReport

@Suite("Referents of an instance as lines")
struct ReferentTreeTests {
  private func rows(_ tree: RandomTree) throws -> [TreeRow] {
    let analysis = try HeapAnalysis(loading: tree.dump)
    let record = try #require(analysis.profile.sizes.first)
    return ReferentTree.rows(of: record.sized, in: analysis.profile, isRedacted: false)
  }

  @Test("nothing is lost on the way, whatever the tree", arguments: 1...40)
  func random(_ seed: Int) throws {
    let tree = RandomTree(seed: UInt64(seed))
    expect(try rows(tree), tell: tree)
  }

  @Test("lines are sorted by size, small ones added up")
  func order() throws {
    let tree = RandomTree(
      SyntheticDump.Sized(
        10_000, "root",
        [
          SyntheticDump.Sized(9, "small"), SyntheticDump.Sized(10, "edge"),
          SyntheticDump.Sized(9_000, "large"), SyntheticDump.Sized(0, "nothing"),
        ]))
    let rows = try rows(tree)
    let lines = TreeLines(rows: rows)
    #expect(rows.map { lines.name($0) } == ["large", "edge", nil])
    #expect(rows.map(\.size) == [9_000, 10, 9])
    guard case .rest(2)? = rows.last?.content else {
      Issue.record("no line for the two small ones")
      return
    }
  }

  @Test("at most 100 referents of one object are listed")
  func siblings() throws {
    let tree = RandomTree(
      SyntheticDump.Sized(
        30_000, "root", (0..<120).map { SyntheticDump.Sized(100 + Int64($0), "r\($0)") }))
    let rows = try rows(tree)
    #expect(rows.count == 101)
    expect(rows, tell: tree)
  }

  @Test("four or more of one size are one line, with their number")
  func alike() throws {
    let tree = RandomTree(
      SyntheticDump.Sized(
        9_000, "root",
        (0..<25).map { SyntheticDump.Sized(120, "entry \($0)") } + [
          SyntheticDump.Sized(4_000, "_memo"), SyntheticDump.Sized(77, "a"),
          SyntheticDump.Sized(77, "b"), SyntheticDump.Sized(77, "c"),
        ]))
    let rows = try rows(tree)
    let lines = TreeLines(rows: rows)
    #expect(rows.map { lines.name($0) } == ["_memo", "entry 0", "a", "b", "c"])
    #expect(rows.map(\.count) == [1, 25, 1, 1, 1])
    expect(rows, tell: tree)
    let site = try GeneratedSite(tree.dump, GeneratedSite.Settings(drawsCharts: false))
    let page = try site.markup(site.facts.links.classPage(ClassIndex(0)))
    #expect(page.all("p").contains { $0.hasClass("leaf") && $0.text.contains("25 × 120 B") })
  }

  @Test("only the first branch is open")
  func open() throws {
    let rows = try rows(RandomTree(seed: 3))
    let branches = rows.filter { if case .branch = $0.content { true } else { false } }
    #expect(branches.filter(\.isOpen).count == min(branches.count, 1))
    #expect(branches.first?.isOpen != false)
  }

  @Test("a tree of more lines than are shown says what is left out")
  func limit() throws {
    let chains = (0..<50).map { chain in
      (0..<100).reduce(SyntheticDump.Sized(20, "end \(chain)")) { inner, place in
        SyntheticDump.Sized(20 + Int64(chain), "link \(chain) \(place)", [inner])
      }
    }
    let tree = RandomTree(SyntheticDump.Sized(1_000, "root", chains))
    let rows = try rows(tree)
    #expect(rows.count >= ReferentTree.maximumRows)
    #expect(rows.count <= ReferentTree.maximumRows + 200)
    expect(rows, tell: tree)
    let site = try GeneratedSite(tree.dump, GeneratedSite.Settings(drawsCharts: false))
    #expect(LinkChecker(files: site.files).problems() == [])
  }
}
