package import HeapProfile
package import HeapStatistics
package import Measures

/// What most of the tracked memory is at the peak: no finding, but what a reader wants to know where
/// nothing stands out.
package struct LargestPart: Sendable {
  package let index: ClassIndex
  package let bytes: ByteCount
  /// Instances that these are.
  package let instances: Int
  package let tracked: ByteCount
  package let attribute: Evidence.Part?
  /// The only snapshot that shows it; nil: others do, too.
  package let moment: SnapshotIndex?

  /// - Returns: nil when nothing was tracked.
  package init?(_ analysis: HeapAnalysis) {
    guard let peak = analysis.peak else { return nil }
    let largest = analysis.classIndices.max {
      (analysis.at(peak, $0).total, $1) < (analysis.at(peak, $1).total, $0)
    }
    guard let largest, analysis.at(peak, largest).total > 0 else { return nil }
    index = largest
    bytes = analysis.at(peak, largest).total
    instances = analysis.at(peak, largest).alive
    tracked = analysis.profile.snapshots[peak.rawValue].trackedTotal
    let others = analysis.snapshotIndices.filter { $0 != peak }
    let whole = bytes
    // What the run ends with may be there for long.
    let isPassing = peak.rawValue > 0 && peak.rawValue < others.count
    let isThereAtOnce = others.allSatisfy { analysis.at($0, largest).total * 2 <= whole }
    moment = isPassing && isThereAtOnce ? peak : nil
    var sums = AttributeSums()
    var sampled: ByteCount = 0
    let rows = Array(analysis.profile.instances(of: largest))
    let samples = GroupSamples(of: largest, among: rows, in: analysis.profile)
    for row in samples?.rows ?? rows.spread(2_048) {
      let sample = samples.map { $0.root(of: row) }
      guard let tree = sample ?? analysis.size(of: InstanceIndex(row), at: peak)?.sized else {
        continue
      }
      sampled += analysis.profile.sized[Int(tree.rawValue)].size
      sums.add(tree, in: analysis.profile)
    }
    attribute = sums.sorted.first.flatMap { entry in
      // An attribute with less is one of many.
      guard Double(entry.bytes) >= 0.2 * Double(sampled) else { return nil }
      return Evidence.Part(attribute: entry.name, bytes: entry.bytes, whole: sampled)
    }
  }
}
