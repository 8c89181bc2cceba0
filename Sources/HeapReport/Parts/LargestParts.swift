import HeapProfile
import HeapStatistics
import Measures

/// What the instances of a class hold at the snapshot at which they hold most.
struct LargestParts: Sendable {
  let index: ClassIndex
  let snapshot: SnapshotIndex
  /// Bytes of the class then.
  let bytes: ByteCount
  let parts: [Part]
  /// Where it is known of some instances only.
  private(set) var note: String?

  /// Attributes, and two levels in them.
  private static let depth = 3

  /// - Parameter referents: those of the class at each snapshot, nil where there are none.
  /// - Returns: nil where none were recorded.
  init?(_ referents: [MergedReferents?], of index: ClassIndex, _ facts: ReportFacts) {
    let sizes = referents.map { $0?.rows.first?.size ?? 0 }
    let filled = referents.indices.filter { referents[$0] != nil }
    guard let place = filled.max(by: { (sizes[$0], $1) < (sizes[$1], $0) }),
      let merged = referents[place]
    else { return nil }
    self.index = index
    snapshot = SnapshotIndex(place)
    bytes = sizes[place]
    parts = PartTree(
      merged: merged, texts: facts.analysis.profile.texts, isRedacted: facts.options.isRedacted
    ).parts(of: bytes, depth: Self.depth)
    if parts.isEmpty { return nil }
  }

  /// Of instances that were measured apart.
  init?(sampled index: ClassIndex, _ facts: ReportFacts) throws(OverflowError) {
    guard let sampled = try SampledParts(of: index, facts) else { return nil }
    self.index = index
    (snapshot, bytes, parts) = (sampled.snapshot, sampled.bytes, sampled.parts)
    note =
      "Measured in \(GroupedCount(sampled.measured)) of "
      + "\(GroupedCount(max(sampled.alive, sampled.measured)).of("instance", "instances")) at "
      + "\(facts.names.proseName(of: sampled.snapshot)); the bytes are those of all, in proportion."
  }

  func chart(_ facts: ReportFacts) -> ChartSpec? {
    facts.charts.parts(parts, of: index, bytes: bytes, at: snapshot)
  }
}
