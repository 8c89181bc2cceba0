import Bytes
import HeapProfile
import HeapStatistics
import Measures
import PickleReader
import TestSupport
import Testing

@Suite("Rules")
struct RuleTests {
  private typealias Object = SyntheticDump.Object
  private typealias Sized = SyntheticDump.Sized

  private func analyse(
    _ objects: [SyntheticDump.Object], snapshots: [SyntheticDump.Snapshot]
  ) throws -> HeapAnalysis {
    var dump = SyntheticDump()
    dump.classes = [.init("app.C", objects)]
    dump.snapshots = snapshots
    return try HeapAnalysis(HeapProfile(OwnedBytes(dump.bytes())))
  }

  /// The merged keys below the class, sorted.
  private func keys(_ names: [String]...) throws -> [String] {
    let objects = names.map { names in
      Object(birth: 0, sizes: [(1, Sized(1, "", names.map { Sized(1, $0) }))])
    }
    let analysis = try analyse(objects, snapshots: [.init(1)])
    let merged = try analysis.mergedReferents(of: ClassIndex(0), at: SnapshotIndex(0))
    return merged.rows.dropFirst().map { row in
      row.key.withBytes(in: analysis.profile.texts) { String(decoding: $0, as: UTF8.self) }
    }.sorted()
  }

  @Test("an average needs someone alive")
  func average() {
    var cell = ClassAtSnapshot()
    cell.total = 16
    #expect(cell.average == nil)
    cell.alive = 4
    #expect(cell.average == 4)
  }

  @Test("a share needs a whole")
  func share() {
    var cell = ClassAtSnapshot()
    cell.total = 1
    #expect(cell.share(of: nil) == nil && cell.share(of: 0) == nil)
    #expect(cell.share(of: 4) == 0.25)
  }

  @Test("the peak is the first of equal snapshots, not the last that is not empty")
  func peak() throws {
    let totals: [Int64] = [1, 7, 7, 2, 0]
    let snapshots = totals.enumerated().map {
      SyntheticDump.Snapshot(Double($0.offset), trackedTotal: $0.element)
    }
    #expect(try analyse([], snapshots: snapshots).peak == SnapshotIndex(1))
    #expect(try analyse([], snapshots: [.init(0), .init(1)]).peak == nil)
    #expect(try analyse([], snapshots: []).peak == nil)
  }

  @Test("an object is alive after its birth and before its death")
  func alive() throws {
    let analysis = try analyse(
      [Object(birth: 1, death: 3)], snapshots: [1, 2, 3, 4].map { SyntheticDump.Snapshot($0) })
    #expect(analysis.snapshots.map(\.alive) == [0, 1, 0, 0])
    #expect(analysis.snapshots.map(\.born) == [0, 1, 0, 0])
    #expect(analysis.snapshots.map(\.freed) == [0, 0, 1, 0])
  }

  @Test("snapshots of one time have the same sizes")
  func equalTimes() throws {
    let analysis = try analyse(
      [Object(birth: -1, sizes: [(0, Sized(5))])], snapshots: [.init(0), .init(-0.0), .init(0)])
    #expect(analysis.snapshots.map(\.classTotal) == [5, 5, 5])
  }

  @Test("a size that was taken at no snapshot counts for the largest size only")
  func birthSize() throws {
    let analysis = try analyse(
      [Object(birth: 0, sizes: [(0, Sized(9)), (1, Sized(2))])], snapshots: [.init(1)])
    #expect(analysis.at(SnapshotIndex(0), ClassIndex(0)).total == 2)
    #expect(analysis.maximumSizes == [9])
  }

  @Test("of several sizes at one snapshot the last counts, also when others lie between")
  func repeatedSizes() throws {
    let sizes = [1, 2, 3, 1, 5].enumerated().map { (Double($1), Sized(Int64(10 * $0))) }
    let analysis = try analyse(
      [Object(birth: 0, sizes: sizes)], snapshots: [1, 2, 3, 4, 5].map { .init($0) })
    let record = analysis.size(of: InstanceIndex(0), at: SnapshotIndex(0))
    #expect(record.map { analysis.profile.sized($0).size } == 30)
    #expect(analysis.snapshots[0].classTotal == 30)
  }

  @Test("a value is merged under what its key says, colons and all")
  func valueKeys() throws {
    #expect(try keys(["[K] a: b", "[V] a: b: 1"]) == ["[K] a: b", "[V] a: b"])
    #expect(try keys(["[K] a", "[V] a:b"]) == ["[K] a", "[V] a:b"])
    #expect(try keys(["[V] a: 1: 2"]) == ["[V] a"])
    #expect(try keys(["[K] a: b", "[S] a: b: 1"]) == ["[K] a: b", "[S] a"])
    #expect(try keys(["x: y", "[V] ", "[V] : z"]) == ["[V] ", "x: y"])
  }

  @Test("equal keys are one row, whatever the order; keys that only look the same are two")
  func mergedKeys() throws {
    #expect(try keys(["a", "b"], ["b", "a"]) == ["a", "b"])
    #expect(try keys(["\u{E9}"], ["e\u{301}"]).count == 2)
  }

  @Test("siblings come largest first and say how many rows are theirs")
  func order() throws {
    let tree = Sized(9, "", [Sized(1, "a"), Sized(5, "b", [Sized(2, "b1"), Sized(0, "b2")])])
    let analysis = try analyse([Object(birth: 0, sizes: [(1, tree)])], snapshots: [.init(1)])
    let rows = try analysis.mergedReferents(of: ClassIndex(0), at: SnapshotIndex(0)).rows
    #expect(rows.map(\.size) == [9, 5, 2, 0, 1])
    #expect(rows.map(\.level) == [0, 1, 2, 2, 1])
    #expect(rows.map(\.descendants) == [4, 2, 0, 0, 0])
    #expect(rows.map(\.zeroCount) == [0, 0, 0, 1, 0])
  }
}
