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

  func chart(_ facts: ReportFacts) -> ChartSpec? {
    facts.charts.parts(parts, of: index, bytes: bytes, at: snapshot)
  }
}
