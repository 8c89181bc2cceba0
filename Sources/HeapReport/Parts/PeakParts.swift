import HeapProfile
import HeapStatistics
import Measures

/// What the peak is made of: classes, their attributes, and what is in these.
struct PeakParts: Sendable {
  let snapshot: SnapshotIndex
  /// Bytes of everything that is tracked then.
  let total: ByteCount
  /// Those that are large enough to be seen, the largest first.
  let classes: [ClassParts]
  /// Whether of some only a part of the instances was measured.
  let isSampled: Bool

  /// A class with its parts; none where they were not recorded.
  struct ClassParts: Sendable {
    var index: ClassIndex
    var bytes: ByteCount
    var parts: [Part]
  }

  /// Smaller classes are not drawn, and none of their attributes is among the largest.
  private static let smallestShare = 0.001
  /// Attributes, and what is in them.
  private static let depth = 2

  /// - Returns: nil where nothing is known of what the instances hold.
  init?(_ facts: ReportFacts) throws(OverflowError) {
    let analysis = facts.analysis
    guard let peak = analysis.peak,
      analysis.classes.contains(where: \.hasReferents)
        || analysis.profile.classes.contains(where: { $0.samples != nil })
    else { return nil }
    let total = max(
      analysis.profile.snapshots[peak.rawValue].trackedTotal,
      analysis.snapshots[peak.rawValue].classTotal)
    var classes: [ClassParts] = []
    var isSampled = false
    for index in analysis.classesBySize(at: peak) {
      let bytes = analysis.at(peak, index).total
      guard bytes > 0, Double(bytes) >= Double(total) * Self.smallestShare else { continue }
      var parts: [Part] = []
      if analysis.classes[index.rawValue].hasReferents {
        parts = PartTree(
          merged: try facts.referents.merged(of: index, at: peak),
          texts: analysis.profile.texts, isRedacted: facts.options.isRedacted
        ).parts(of: bytes, depth: Self.depth)
      }
      if parts.isEmpty {
        parts = try SampledParts(of: index, at: peak, facts)?.parts ?? []
        if !parts.isEmpty { isSampled = true }
      }
      classes.append(ClassParts(index: index, bytes: bytes, parts: parts))
    }
    guard classes.contains(where: { !$0.parts.isEmpty }) else { return nil }
    (snapshot, self.total, self.classes, self.isSampled) = (peak, total, classes, isSampled)
  }
}
