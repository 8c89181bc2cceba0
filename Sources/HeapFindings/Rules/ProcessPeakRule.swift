import HeapProfile
package import Measures

/// Much memory of the process for a moment that no tracked object has: a file that is read whole.
package struct ProcessPeakRule: RunRule {
  /// Bytes: less comes and goes in any process.
  package var least: ByteCount = 16_777_216
  /// Of the snapshots.
  package var width = 0.45
  /// The most outside as a part of the peak.
  package var ratio = 0.6
  /// What tracked objects may explain of it.
  package var explained = 0.25
  /// Of the process, for a peak between two snapshots.
  package var between = 0.25

  package init() {}

  func findings(in material: Material) -> [Finding] {
    let snapshots = material.profile.snapshots
    let resident = snapshots.compactMap(\.process.resident)
    guard snapshots.count >= 2, resident.count == snapshots.count else { return [] }
    if let hump = Hump(resident, width: width, ratio: ratio) {
      return atSnapshot(hump, resident, material)
    }
    return betweenSnapshots(resident, material)
  }

  private func atSnapshot(_ hump: Hump, _ resident: [ByteCount], _ material: Material) -> [Finding]
  {
    let excess = resident[hump.peak] - hump.outside
    let tracked = material.tracked
    let (before, after) = (hump.range.lowerBound - 1, hump.range.upperBound + 1)
    let known = tracked[hump.peak] - min(tracked[before], tracked[after])
    guard excess >= least, Double(known) < explained * Double(excess) else { return [] }
    return [
      finding(
        excess, hump.peak, hump.peak,
        Evidence.ProcessMoment(
          highest: resident[hump.peak], outside: hump.outside, tracked: tracked[hump.peak],
          isBetween: false))
    ]
  }

  /// The operating system remembers the most that there was, also between two snapshots.
  private func betweenSnapshots(_ resident: [ByteCount], _ material: Material) -> [Finding] {
    let peaks = material.profile.snapshots.map { PeakResident.bytes(in: $0.process) }
    for later in peaks.indices.dropFirst() {
      guard let now = peaks[later], let before = peaks[later - 1], now > before else { continue }
      let outside = max(resident[later], resident[later - 1])
      let excess = now - max(outside, before)
      guard excess >= least, Double(excess) >= between * Double(now) else { continue }
      return [
        finding(
          now - outside, later - 1, later,
          Evidence.ProcessMoment(
            highest: now, outside: outside, tracked: material.tracked[later], isBetween: true))
      ]
    }
    return []
  }

  private func finding(
    _ bytes: ByteCount, _ first: Int, _ last: Int, _ moment: Evidence.ProcessMoment
  ) -> Finding {
    Finding(
      kind: .processPeak, subject: nil, bytes: bytes, instances: 0, first: SnapshotIndex(first),
      last: SnapshotIndex(last), confidence: .medium, evidence: .process(moment),
      weight: Weights.process)
  }
}
