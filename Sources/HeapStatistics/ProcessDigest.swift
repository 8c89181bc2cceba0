package import HeapProfile
package import Measures

/// What an index over several processes needs to know of one: small, however large its dump was.
package struct ProcessDigest: Sendable {
  package let record: RunRecord?
  package let snapshots: Int
  /// Bytes of all tracked objects at the snapshot with the most; nil without snapshots.
  package let peak: ByteCount?
  /// One for each class, in the order of their names.
  package let classes: [ClassDigest]

  /// A class of one process.
  package struct ClassDigest: Sendable {
    package let name: String
    package let created: Int
    package let freed: Int
    /// Bytes at the snapshot at which it had most.
    package let peak: ByteCount
    /// Bytes at the last snapshot.
    package let last: ByteCount
  }

  package init(_ analysis: HeapAnalysis) {
    record = analysis.profile.record
    snapshots = analysis.profile.snapshots.count
    peak = analysis.profile.snapshots.map(\.trackedTotal).max()
    classes = analysis.classes.map { summary in
      let totals = analysis.snapshotIndices.map { analysis.at($0, summary.index).total }
      return ClassDigest(
        name: analysis.profile.classes[summary.index.rawValue].name, created: summary.created,
        freed: summary.freed, peak: totals.max() ?? 0, last: totals.last ?? 0)
    }
  }

  /// All instances ever registered.
  package var created: Int { classes.reduce(0) { $0 + $1.created } }

  /// Those of them that were freed before the dump was written.
  package var freed: Int { classes.reduce(0) { $0 + $1.freed } }
}
