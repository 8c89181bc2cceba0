import Bytes
import HeapProfile
import HeapStatistics
import Measures
import Testing

@Suite("Sizes at snapshots")
struct SizesAtSnapshotsTests {
  /// A class of two instances with sizes at these times.
  private func analysis(
    _ snapshots: [Double], _ first: [(Double, ByteCount)], _ second: [(Double, ByteCount)]
  )
    throws -> HeapAnalysis
  {
    var builder = ProfileBuilder(OwnedBytes([]))
    var rows: [UInt32] = []
    for records in [first, second] {
      for (time, size) in records {
        try builder.addSize(at: time, try builder.add(Sized(size: size, flat: size)))
      }
      rows.append(try builder.add(NewInstance(birth: 0), sizeCount: records.count))
    }
    builder.addClass("app.C", instances: rows)
    for time in snapshots { builder.add(Snapshot(timestamp: time, trackedTotal: 1_000)) }
    return try HeapAnalysis(builder.finish())
  }

  @Test(
    "asking for one and gathering all say the same, in whatever order sizes were recorded",
    arguments: [
      [(1.0, 1), (2.0, 2), (3.0, 3)], [(3.0, 3), (1.0, 1), (2.0, 2)],
      [(1.0, 1), (1.0, 5), (3.0, 3)],
      [(3.0, 1), (3.0, 2), (1.0, 9), (3.0, 4), (2.0, 7)], [(0.5, 8), (2.5, 9)], [],
    ] as [[(Double, ByteCount)]])
  func consistent(_ records: [(Double, ByteCount)]) throws {
    let analysis = try analysis([1, 2, 2, 3], records, [(2, 64)])
    let owner = ClassIndex(0)
    let gathered = SizesAtSnapshots(of: owner, in: analysis)
    var told: [[SnapshotIndex: ByteCount]] = [[:], [:]]
    for number in told.indices {
      analysis.forEachSize(of: InstanceIndex(number)) { snapshot, record in
        #expect(told[number][snapshot] == nil, "told once")
        told[number][snapshot] = analysis.profile.sized(record).size
      }
    }
    for snapshot in analysis.snapshotIndices {
      let time = analysis.profile.snapshots[snapshot.rawValue].timestamp
      let wanted = [records.last { $0.0 == time }?.1, time == 2 ? 64 : nil]
      let asked = [0, 1].map { number in
        analysis.size(of: InstanceIndex(number), at: snapshot).map {
          analysis.profile.sized($0).size
        }
      }
      #expect(asked == wanted)
      if analysis.firstOfEqualTime(snapshot) == snapshot {
        #expect([0, 1].map { told[$0][snapshot] } == wanted)
      }
      #expect(
        gathered[snapshot].map { analysis.profile.sized[Int($0.rawValue)].size }
          == wanted.compactMap(\.self))
      #expect(analysis.at(snapshot, owner).total == wanted.compactMap(\.self).reduce(0, +))
    }
  }

  @Test("snapshots of one time share the first of them")
  func equalTimes() throws {
    let analysis = try analysis([2, 1, 2, 2, 3], [], [])
    #expect(
      analysis.snapshotIndices.map { analysis.firstOfEqualTime($0).rawValue } == [0, 1, 1, 1, 4])
  }

  @Test("a total that is less than its classes is noticed; the size of None for the dead is not")
  func contradiction() throws {
    let analysis = try analysis([1, 2], [(1, 600), (2, 600)], [(1, 500), (2, 300)])
    #expect(analysis.snapshots.map(\.contradiction) == [1_100, nil])
    var builder = ProfileBuilder(OwnedBytes([]))
    try builder.addSize(at: 1, try builder.add(Sized(size: 16, flat: 16)))
    builder.addClass(
      "app.C", instances: [try builder.add(NewInstance(birth: 0, death: 0.5), sizeCount: 1)])
    builder.add(Snapshot(timestamp: 1, trackedTotal: 0))
    #expect(try HeapAnalysis(builder.finish()).snapshots.map(\.contradiction) == [nil])
  }
}
