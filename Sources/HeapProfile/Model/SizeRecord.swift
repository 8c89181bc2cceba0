/// One size of an instance: an entry of `TrackedObject.snapshots`.
package struct SizeRecord: Sendable, BitwiseCopyable {
  /// Seconds since the program's start.
  package var timestamp: Double
  package var sized: SizedIndex
  /// Index of the snapshot with this timestamp, or `.max` for a size taken at no snapshot.
  var snapshotIndex: UInt32

  /// The snapshot that it belongs to; nil for the basic size at birth.
  package var snapshot: SnapshotIndex? {
    snapshotIndex == .max ? nil : SnapshotIndex(Int(snapshotIndex))
  }
}
