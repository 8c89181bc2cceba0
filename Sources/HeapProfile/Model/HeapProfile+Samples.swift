extension HeapProfile {
  /// The snapshot of samples; the next one where it was left out because there were too many.
  package func snapshot(of samples: ClassSamples) -> SnapshotIndex? {
    let place = snapshots.firstIndex { $0.timestamp >= samples.timestamp } ?? snapshots.count - 1
    return place < 0 ? nil : SnapshotIndex(place)
  }
}
