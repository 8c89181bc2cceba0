import HeapProfile
import Measures
import Testing

@testable import HeapComparison

@Suite("Pairs of snapshots")
struct SnapshotPairsTests {
  private func pairs(_ base: [String], _ head: [String]) -> [[Int]] {
    func snapshots(_ names: [String]) -> [Snapshot] {
      names.enumerated().map {
        Snapshot(timestamp: Double($0.offset), description: $0.element, trackedTotal: 1)
      }
    }
    return SnapshotPairs.byName(snapshots(base), snapshots(head)).map {
      [$0.base.rawValue, $0.head.rawValue]
    }
  }

  @Test(
    "have one name, the n-th of it each, and one order",
    arguments: [
      (["a", "b"], ["a", "b"], [[0, 0], [1, 1]]),
      (["a", "b", "c"], ["b", "x", "c"], [[1, 0], [2, 2]]),
      (["a", "a", "a"], ["a", "a"], [[0, 0], [1, 1]]),
      (["a", "", "b", ""], ["", "a", "b", ""], [[0, 1], [2, 2], [3, 3]]),
      (["a", "b", "c", "d"], ["d", "a", "b", "c"], [[0, 1], [1, 2], [2, 3]]),
      (["after building:"], ["after building"], [[0, 0]]),
      (["a"], ["b"], []), ([], ["a"], []), (["", ""], ["", ""], []),
      // One that only looks like the other is another.
      (["caf\u{e9}"], ["cafe\u{301}"], []),
    ] as [([String], [String], [[Int]])])
  func byName(_ base: [String], _ head: [String], _ expected: [[Int]]) {
    #expect(pairs(base, head) == expected)
  }

  @Test("of thousands in the worst order are found")
  func many() {
    let names = (0..<20_000).map { "s\($0)" }
    #expect(pairs(names, names.reversed()).count == 1)
    #expect(pairs(names, names).count == names.count)
  }
}
