import HeapProfile
import HeapStatistics
import Measures
import Testing

@testable import HeapComparison

@Suite("The snapshots that are compared")
struct MomentTests {
  private let base: HeapAnalysis
  private let head: HeapAnalysis

  init() throws {
    base = try Runs.analysis([("read:", 10), ("build:", 50), ("build:", 45), ("old", 80)])
    head = try Runs.analysis([("read:", 20), ("build:", 40), ("build:", 60), ("end", 5)])
  }

  private func moment(_ choice: SnapshotChoice) throws -> [Int] {
    let pair = try Comparison(base: base, head: head, at: choice).moment.pair
    return [pair.base.rawValue, pair.head.rawValue]
  }

  @Test("are those of one name with most, unless another choice is made")
  func choices() throws {
    #expect(try moment(.automatic) == [2, 2])
    #expect(try moment(.peak) == [3, 2])
    #expect(try moment(.last) == [3, 3])
    #expect(try moment(.named("read:")) == [0, 0])
    #expect(try moment(.named("read")) == [0, 0])
    #expect(try moment(.named("build")) == [2, 2])
  }

  @Test("the rule is known")
  func rules() throws {
    func rule(_ choice: SnapshotChoice) throws -> Moment.Rule {
      try Comparison(base: base, head: head, at: choice).moment.rule
    }
    #expect(try rule(.automatic) == .name)
    #expect(try rule(.peak) == .peak)
    #expect(try rule(.last) == .last)
    let other = try Runs.analysis([("x", 1), ("y", 9), ("z", 3)])
    let comparison = try Comparison(base: base, head: other)
    #expect(comparison.moment.rule == .peak)
    #expect(comparison.moment.pair == SnapshotPair(base: SnapshotIndex(3), head: SnapshotIndex(1)))
    #expect(comparison.tracked == Change(80, 9))
  }

  @Test("a name that all runs have, with nothing of either peak, is not enough")
  func little() throws {
    let base = try Runs.analysis([("start", 1), ("a", 100)])
    let head = try Runs.analysis([("start", 1), ("b", 7), ("c", 200)])
    let moment = try Comparison(base: base, head: head).moment
    #expect(moment.rule == .peak && moment.pair.head.rawValue == 2)
    let half = try Runs.analysis([("start", 50), ("a", 100)])
    #expect(try Comparison(base: half, head: half).moment.pair.base.rawValue == 1)
    let named = try Comparison(base: half, head: Runs.analysis([("start", 9)])).moment
    #expect(named.rule == .name && named.pair.base.rawValue == 0)
    #expect(try Comparison(base: base, head: head, at: .named("start")).moment.rule == .name)
  }

  @Test("without any tracked the last ones count")
  func empty() throws {
    let empty = try Runs.analysis([("x", 0), ("y", 0)])
    let pair = try Comparison(base: empty, head: head, at: .peak).moment.pair
    #expect(pair.base.rawValue == 1)
  }

  @Test("a name that one run does not have is told, and so is a run without snapshots")
  func errors() throws {
    #expect(throws: ComparisonError.noSnapshot("old", .head)) { try moment(.named("old")) }
    #expect(throws: ComparisonError.noSnapshot("end", .base)) { try moment(.named("end")) }
    let none = try Runs.analysis([])
    #expect(throws: ComparisonError.noSnapshots(.base)) { try Comparison(base: none, head: head) }
    #expect(throws: ComparisonError.noSnapshots(.head)) {
      try Comparison(base: base, head: none, at: .named("x"))
    }
  }
}
