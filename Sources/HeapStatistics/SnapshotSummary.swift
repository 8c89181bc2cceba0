package import HeapProfile
package import Measures

/// The counts and bytes of all classes at one snapshot.
package struct SnapshotSummary: Sendable {
  package var index: SnapshotIndex
  /// Instances of all classes.
  package var alive = 0
  package var born = 0
  package var freed = 0
  /// Bytes of all classes; a recorder's own ``Snapshot/trackedTotal`` may include more. Added up so
  /// that no chart and no table has to fear a sum beyond 64 bits.
  package var classTotal: ByteCount = 0
  /// Bytes of all classes without what was recorded for instances that were gone, where the recorder
  /// says that all tracked objects together had fewer: one of the two numbers is wrong.
  package var contradiction: ByteCount?

  static func all(of profile: HeapProfile, _ counter: SizeCounter) throws(OverflowError)
    -> [SnapshotSummary]
  {
    let cells = counter.cells
    let width = profile.classes.count
    var summaries: [SnapshotSummary] = []
    for number in profile.snapshots.indices {
      var summary = SnapshotSummary(index: SnapshotIndex(number))
      for cell in cells[number * width..<(number + 1) * width] {
        summary.alive += cell.alive
        summary.born += cell.born
        summary.freed += cell.freed
        try summary.classTotal.add(cell.total, "the total of snapshot \(number + 1)")
      }
      let living = summary.classTotal - counter.goneTotals[number]
      if living > profile.snapshots[number].trackedTotal { summary.contradiction = living }
      summaries.append(summary)
    }
    return summaries
  }
}
