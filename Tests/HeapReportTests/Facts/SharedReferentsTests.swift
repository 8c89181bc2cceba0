import HeapProfile
import HeapStatistics
import Measures
import TestSupport
import Testing

@testable import HeapReport

@Suite("Merged referents that several pages need")
struct SharedReferentsTests {
  private typealias Sized = SyntheticDump.Sized

  /// Two classes, three snapshots: the first class is largest at the second, the other at the last.
  private func analysis() throws -> HeapAnalysis {
    func object(_ sizes: [Int64]) -> SyntheticDump.Object {
      .init(
        birth: 0.5,
        sizes: sizes.enumerated().map { place, size in
          (Double(place + 1), Sized(size, "x", [Sized(size / 2, "[V] data: '\(size)'")]))
        })
    }
    var dump = SyntheticDump()
    dump.classes = [
      .init("app.A", [object([100, 900, 200]), object([100, 700, 0])]),
      .init("app.B", [object([10, 20, 30])]),
    ]
    dump.snapshots = [
      .init(1, trackedTotal: 210), .init(2, trackedTotal: 1_620), .init(3, trackedTotal: 230),
    ]
    return try HeapAnalysis(loading: dump.bytes())
  }

  @Test("they are the same however often and in whatever order they are asked for")
  func same() throws {
    let analysis = try analysis()
    let shared = SharedReferents(analysis)
    for _ in 0..<2 {
      for index in analysis.classIndices {
        let all = try shared.all(of: index)
        for snapshot in analysis.snapshotIndices {
          let expected = try analysis.mergedReferents(of: index, at: snapshot)
          let found = try shared.merged(of: index, at: snapshot)
          #expect(found.rows.map(\.size) == expected.rows.map(\.size))
          #expect(all[snapshot.rawValue]?.rows.map(\.size) == expected.rows.map(\.size))
        }
      }
    }
    #expect(
      try shared.merged(of: ClassIndex(0), at: SnapshotIndex(1)).rows.map(\.size) == [1_600, 800])
  }

  @Test("the peak of a class is its own")
  func peaks() throws {
    let shared = SharedReferents(try analysis())
    #expect(shared.peak(of: ClassIndex(0)) == SnapshotIndex(1))
    #expect(shared.peak(of: ClassIndex(1)) == SnapshotIndex(2))
  }

  @Test("a class without referents has none at any snapshot")
  func none() throws {
    var dump = SyntheticDump()
    dump.classes = [.init("app.C", [.init(birth: 0, sizes: [(1, Sized(8, ""))])])]
    dump.snapshots = [.init(1), .init(2)]
    let shared = SharedReferents(try HeapAnalysis(loading: dump.bytes()))
    let all = try shared.all(of: ClassIndex(0))
    #expect(all.count == 2)
    #expect(all.allSatisfy { $0 == nil })
  }
}
