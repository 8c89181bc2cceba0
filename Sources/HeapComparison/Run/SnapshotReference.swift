package import HeapProfile
package import HeapStatistics

/// A snapshot that others of its run are compared with.
package enum SnapshotReference: Sendable, CaseIterable {
  /// The one right before.
  case previous
  /// The first of the run.
  case first
  /// The one with the most tracked memory; what comes before it is compared the other way round.
  case peak

  /// The earlier and the later of a snapshot and the one that it is compared with; nil where there is
  /// none, and where it is one that another case stands for.
  package func pair(_ snapshot: SnapshotIndex, in analysis: HeapAnalysis) -> SnapshotPair? {
    let first = SnapshotIndex(0)
    switch self {
    case .previous:
      guard snapshot > first else { return nil }
      return SnapshotPair(base: SnapshotIndex(snapshot.rawValue - 1), head: snapshot)
    case .first:
      guard snapshot.rawValue > 1 else { return nil }
      return SnapshotPair(base: first, head: snapshot)
    case .peak:
      guard let peak = analysis.peak, peak != snapshot, peak != first,
        peak.rawValue != snapshot.rawValue - 1
      else { return nil }
      return peak < snapshot
        ? SnapshotPair(base: peak, head: snapshot) : SnapshotPair(base: snapshot, head: peak)
    }
  }
}
