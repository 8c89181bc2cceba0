import HeapFindings
import HeapProfile
import HeapStatistics
import Measures
import TestSupport
import Testing

@testable import HeapComparison

@Suite("What is inside a class's change")
struct DetailTests {
  private typealias Sized = SyntheticDump.Sized

  private func run(_ objects: [SyntheticDump.Object]) throws -> HeapAnalysis {
    try Runs.analysis(
      [("end", objects.reduce(0) { $0 + ($1.sizes.first?.sized.size ?? 0) })],
      [.init("app.C", objects)])
  }

  private func object(_ sized: SyntheticDump.Sized, at line: Int64 = 1, in function: String = "f")
    -> SyntheticDump.Object
  {
    .init(birth: 0, sizes: [(1, sized)], trace: [(function, line)])
  }

  private func inside(_ base: HeapAnalysis, _ head: HeapAnalysis) throws -> ClassDetails {
    let comparison = try Comparison(base: base, head: head)
    return try ClassDetails(of: comparison.classes[0], in: comparison)
  }

  /// An instance with attributes of these sizes in its `__dict__`.
  private func instance(_ attributes: [(String, Int64)]) -> SyntheticDump.Sized {
    let values = attributes.map { Sized($0.1, "[V] \($0.0): 1") }
    let sum = attributes.reduce(Int64(0)) { $0 + $1.1 }
    return Sized(sum + 20, "<C>", [Sized(sum + 10, "__dict__", values, flat: 10)], flat: 10)
  }

  @Test("referents of one path are one row with two sizes, the largest change first")
  func referents() throws {
    let details = try inside(
      run([object(instance([("a", 5), ("b", 100), ("gone", 7)]))]),
      run([object(instance([("b", 90), ("a", 50), ("new", 1)]))]))
    let rows = details.referents.rows
    #expect(rows.map(\.level) == [0, 1, 2, 2, 2, 2])
    #expect(rows.map(\.descendants) == [5, 4, 0, 0, 0, 0])
    #expect(
      rows.map(\.bytes) == [
        Change(132, 161), Change(122, 151), Change(5, 50), Change(100, 90), Change(7, 0),
        Change(0, 1),
      ])
    #expect(details.attributes.map(\.name.text) == ["a", "b", "gone", "new"])
    #expect(!details.attributes.contains { !$0.name.isDeclared })
    guard case .attribute(let name, let bytes) = details.main else { Issue.record("none"); return }
    #expect(name.text == "a" && bytes == Change(5, 50))
  }

  @Test("an attribute that moved the other way is not what most of the change is in")
  func direction() throws {
    let details = try inside(
      run([object(instance([("a", 1_000), ("b", 10)]))]),
      run([object(instance([("a", 900), ("b", 300)]))]))
    #expect(details.attributes[0].name.text == "b")
    guard case .attribute(let name, _) = details.main else { Issue.record("none"); return }
    #expect(name.text == "b")
  }

  @Test("items of a dictionary and elements of a list are data")
  func data() throws {
    func run(_ size: Int64) throws -> HeapAnalysis {
      try self.run([
        object(
          Sized(
            2 * size, "<C>",
            [Sized(size, "[K] k"), Sized(size, "[V] k: 'v'"), Sized(size, "[0]"), Sized(8, "slot")])
        )
      ])
    }
    let attributes = try inside(run(1), run(100)).attributes
    #expect(attributes.last?.name.text == "slot" && attributes.last?.name.isDeclared == true)
    #expect(Set(attributes.dropLast().map(\.name.text)) == ["k", "[0]"])
    #expect(attributes.dropLast().map(\.name.isDeclared) == [false, false])
  }

  @Test("places match by file, function and source, not by line")
  func sites() throws {
    let base = try run([
      object(Sized(10), at: 5), object(Sized(10), at: 5), object(Sized(3), at: 9, in: "old"),
    ])
    let head = try run([
      object(Sized(10), at: 77), object(Sized(4), at: 2, in: "new"),
      .init(birth: 0, sizes: [(1, Sized(1))]),
    ])
    let sites = try inside(base, head).sites
    #expect(sites.map { $0.frame?.function } == ["f", "new", "old", nil])
    #expect(sites.map(\.bytes) == [Change(20, 10), Change(0, 4), Change(3, 0), Change(0, 1)])
    #expect(sites.map(\.alive) == [Change(2, 1), Change(0, 1), Change(1, 0), Change(0, 1)])
    // HEAD's line is the one that can be looked up.
    #expect(sites[0].frame?.line == 77)
  }

  @Test("without referents the place is what most of the change is in")
  func mainSite() throws {
    let head = try run([object(Sized(10)), object(Sized(90), in: "g")])
    let main = try inside(run([object(Sized(10))]), head).main
    guard case .site(let frame, let bytes) = main else { Issue.record("none"); return }
    #expect(frame.function == "g" && bytes == Change(0, 90))
    let none = try inside(head, head).main
    #expect(none == nil)
  }

  @Test("sizes at the compared snapshots are counted by powers of two")
  func spread() throws {
    let base = try run([object(Sized(0)), object(Sized(5)), object(Sized(7))])
    let head = try run([object(Sized(40))])
    let comparison = try Comparison(base: base, head: head)
    let spread = SizeSpread(of: comparison.classes[0], in: comparison)
    #expect(spread.medianBefore == 5 && spread.medianAfter == 40)
    #expect(spread.buckets.map(\.lower) == [0, 1, 2, 4, 8, 16, 32])
    #expect(
      spread.buckets.map(\.instances) == [
        Change(1, 0), Change(0, 0), Change(0, 0), Change(2, 0), Change(0, 0), Change(0, 0),
        Change(0, 1),
      ])
  }

  @Test("a class that one run does not have has its rows on one side")
  func oneSided() throws {
    let comparison = try Comparison(
      base: Runs.analysis(["x": [1]]), head: run([object(instance([("a", 5)]))]))
    let new = try #require(comparison.classes.first { $0.kind == .new })
    let details = try ClassDetails(of: new, in: comparison)
    #expect(details.referents.rows.last?.bytes == Change(0, 5))
    #expect(SizeSpread(of: new, in: comparison).medianBefore == nil)
  }
}
