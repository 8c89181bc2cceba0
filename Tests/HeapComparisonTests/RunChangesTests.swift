import HeapProfile
import HeapStatistics
import TestSupport
import Testing

@testable import HeapComparison

@Suite("Two snapshots of one run")
struct RunChangesTests {
  /// Births and deaths of instances of one class, and snapshots at 1, 2, 3, …
  private func analysis(_ lives: [(Double, Double?)], _ tracked: [Int64]) throws -> HeapAnalysis {
    try Runs.analysis(
      tracked.enumerated().map { ("s\($0.offset)", $0.element) },
      [.init("app.C", lives.map { .init(birth: $0.0, death: $0.1) })])
  }

  /// Survived, new and dead, by the instances alone.
  private func counted(_ lives: [(Double, Double?)], _ from: Double, _ to: Double) -> [Int] {
    func alive(_ life: (Double, Double?), _ time: Double) -> Bool {
      life.0 < time && (life.1 ?? .infinity) > time
    }
    let both = lives.filter { alive($0, from) && alive($0, to) }.count
    let after = lives.filter { alive($0, to) }.count
    let before = lives.filter { alive($0, from) }.count
    return [both, after - both, before - both]
  }

  @Test("what survived, came and went is as counted one by one", arguments: 0..<20)
  func random(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let lives = (0..<40).map { _ -> (Double, Double?) in
      let birth = Double.random(in: 0..<6, using: &generator)
      return (
        birth, Bool.random(using: &generator) ? birth + .random(in: 0..<4, using: &generator) : nil
      )
    }
    let tracked = (0..<6).map { _ in Int64.random(in: 1..<100, using: &generator) }
    let analysis = try analysis(lives, tracked)
    let changes = RunChanges(analysis)
    for snapshot in analysis.snapshotIndices {
      for reference in SnapshotReference.allCases {
        guard let (pair, classes) = changes.changes(reference, at: snapshot) else { continue }
        let expected = counted(
          lives, Double(pair.base.rawValue + 1), Double(pair.head.rawValue + 1))
        let found = classes.first.map { [$0.survived, $0.born, $0.dead] }
        #expect(found ?? [expected[0], 0, 0] == expected)
      }
    }
  }

  @Test("a snapshot is compared with each other one once")
  func references() throws {
    let analysis = try analysis([(0, nil)], [1, 5, 9, 3, 2])
    func pairs(_ snapshot: Int) -> [[Int]?] {
      SnapshotReference.allCases.map { reference in
        reference.pair(SnapshotIndex(snapshot), in: analysis).map {
          [$0.base.rawValue, $0.head.rawValue]
        }
      }
    }
    #expect(pairs(0) == [nil, nil, [0, 2]])
    #expect(pairs(1) == [[0, 1], nil, [1, 2]])
    #expect(pairs(2) == [[1, 2], [0, 2], nil])
    #expect(pairs(3) == [[2, 3], [0, 3], nil])
    #expect(pairs(4) == [[3, 4], [0, 4], [2, 4]])
  }

  @Test("one snapshot has none to be compared with")
  func single() throws {
    let analysis = try analysis([(0, nil)], [1])
    #expect(RunChanges(analysis).changes(.previous, at: SnapshotIndex(0)) == nil)
    #expect(RunChanges(analysis).changes(.peak, at: SnapshotIndex(0)) == nil)
  }
}
