import HeapStatistics
import TestSupport

/// What Pympler makes of a fixture, by the places that the report gives.
struct Expected {
  let snapshots: [JSON]

  init(_ fixture: Fixture) throws {
    snapshots = try fixture.expected()["snapshots"].elements.enumerated().sorted {
      ($0.element["timestamp"].double ?? 0, $0.offset)
        < ($1.element["timestamp"].double ?? 0, $1.offset)
    }.map(\.element)
  }

  /// Pympler's numbers of a class at a snapshot.
  func cell(_ snapshot: Int, _ name: String) -> ExpectedCell? {
    let members = snapshots[snapshot]["classes"].members
    guard let cell = members.first(where: { $0.name.repaired.elementsEqual(name.utf8) })?.value
    else { return nil }
    return ExpectedCell(
      active: cell["active"].integer ?? -1, sum: cell["sum"].integer ?? -1,
      average: cell["avg"].double ?? -1,
      tracked: snapshots[snapshot]["tracked_total"].integer ?? 0,
      virtual: snapshots[snapshot]["vsz"].measured)
  }

  /// The first snapshot with the largest tracked total.
  var peak: Int? {
    let totals = snapshots.map { $0["tracked_total"].integer ?? 0 }
    return totals.max().flatMap { $0 > 0 ? totals.firstIndex(of: $0) : nil }
  }
}

/// Pympler's numbers of a class at a snapshot.
struct ExpectedCell: Equatable {
  let active: Int64
  let sum: Int64
  let average: Double
  let tracked: Int64
  let virtual: Int64?
}

extension JSON {
  /// Bytes of something that cannot be empty: Pympler leaves 0 where it did not measure.
  var measured: Int64? { integer.flatMap { $0 == 0 ? nil : $0 } }
}
