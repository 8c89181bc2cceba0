import HeapProfile
import HeapStatistics
import Measures

/// What the instances of a class hold where that was measured in some of them only: the bytes of all, in
/// proportion. Attributes only: entries of so few are not those of all.
struct SampledParts: Sendable {
  let snapshot: SnapshotIndex
  /// Instances that were measured, and those that lived then.
  let measured: Int
  let alive: Int
  /// Bytes of the class then.
  let bytes: ByteCount
  let parts: [Part]

  /// - Parameter peak: the snapshot whose bytes are taken apart; nil: the one of the samples.
  /// - Returns: nil where nothing was measured, or the class has nothing then.
  init?(
    of index: ClassIndex, at peak: SnapshotIndex? = nil, _ facts: ReportFacts
  ) throws(OverflowError) {
    let profile = facts.analysis.profile
    guard let samples = profile.classes[index.rawValue].samples, !samples.trees.isEmpty,
      let snapshot = profile.snapshot(of: samples)
    else { return nil }
    self.snapshot = snapshot
    let all = facts.analysis.at(peak ?? snapshot, index)
    (measured, alive, bytes) = (samples.trees.count, all.alive, all.total)
    let merged = try facts.analysis.mergedReferents(of: samples)
    guard let whole = merged.rows.first?.size, whole > 0, bytes > 0 else { return nil }
    let factor = Double(bytes) / Double(whole)
    let count = Double(max(alive, measured)) / Double(measured)
    parts = PartTree(
      merged: merged, texts: profile.texts, isRedacted: facts.options.isRedacted
    ).parts(of: whole, depth: 1).map { $0.scaled(by: factor, count: count) }
    if parts.isEmpty { return nil }
  }
}

extension Part {
  /// The same of more instances.
  fileprivate func scaled(by factor: Double, count times: Double) -> Part {
    var part = self
    part.bytes = ByteCount(nearest: Double(bytes) * factor)
    part.count = Int(exactly: (Double(count) * times).rounded()) ?? count
    return part
  }
}
