import HeapProfile
package import Measures

/// Growth of the process' physical memory that neither tracked objects nor the recorder explain.
package struct UnexplainedRule: RunRule {
  package var growth: GrowthTest = {
    var test = GrowthTest()
    test.points = 5
    return test
  }()
  /// Bytes, and as a part of the process at the end.
  package var least: ByteCount = 8_388_608
  package var share = 0.2
  /// What is known may be of it.
  package var explained = 0.25
  /// Times the dump's own bytes: the recorder's bookkeeping grows with the run and is not always
  /// stated (Pympler's traces alone took 15 MiB for a dump of one).
  package var recorderTimes: Int = 16

  package init() {}

  func findings(in material: Material) -> [Finding] {
    let snapshots = material.profile.snapshots
    let resident = snapshots.compactMap(\.process.resident)
    let count = snapshots.count
    guard count >= growth.points, resident.count == count else { return [] }
    let first = material.tracked.firstIndex { $0 > 0 } ?? 0
    let begin = first + max(1, (count - first) / 5)
    guard begin < count, growth.passes(resident[begin...].map(Double.init)) else { return [] }
    let grown = resident[count - 1] - resident[begin]
    let own = (snapshots[count - 1].overhead ?? 0) - (snapshots[begin].overhead ?? 0)
    let tracked = (material.tracked[begin...].max() ?? 0) - material.tracked[begin]
    let known = tracked + own
    guard grown >= least, Double(grown) >= share * Double(resident[count - 1]),
      Double(known) < explained * Double(grown),
      grown >= ByteCount(clamping: material.profile.texts.sourceBytes) * recorderTimes
    else { return [] }
    return [
      Finding(
        kind: .unexplained, subject: nil, bytes: grown, instances: 0,
        first: SnapshotIndex(begin), last: SnapshotIndex(count - 1), confidence: .medium,
        evidence: .unexplained(
          Evidence.UnexplainedGrowth(
            from: resident[begin], to: resident[count - 1], known: known)),
        weight: Weights.process)
    ]
  }
}
