import HeapProfile
import Measures

/// Much tracked memory for a moment: what is needed one after the other is there at once. What one snapshot sees
/// and nothing else tells of may be needed at once, and is no finding.
package struct TransientRule: RunRule {
  /// Of the snapshots: a longer time is no moment.
  package var width = 0.25
  /// The most outside as a part of the peak.
  package var ratio = 0.5
  /// Of what is there for the moment in one class.
  package var share = 0.5
  /// Of the class in one attribute, and made at one place.
  package var attribute = 0.5
  /// Of the class's bytes at the peak: snapshots with as much see the same.
  package var same = 0.5
  /// Of the instances at the peak, what is there at each of the most other snapshots, where the class is one of
  /// those that the program always has: so it does with fewer.
  package var always = 0.05
  package var mostSnapshots = 0.75
  package var stream = StreamTest()

  package init() {}

  func findings(in material: Material) -> [Finding] {
    let tracked = material.exit == nil ? material.tracked : Array(material.tracked.dropLast())
    guard let hump = Hump(tracked, width: width, ratio: ratio) else { return [] }
    let excess = tracked[hump.peak] - hump.outside
    let parts = material.groups.map { group -> ByteCount in
      let others =
        group.total.indices.lazy.filter { !hump.range.contains($0) }
        .map { group.total[$0] }.max() ?? 0
      return group.total[hump.peak] - others
    }
    guard let most = parts.indices.max(by: { (parts[$0], $1) < (parts[$1], $0) }),
      Double(parts[most]) >= share * Double(excess), excess >= material.stakes.minimum
    else { return [] }
    let group = material.groups[most]
    guard let reason = reason(group, hump, material) else { return [] }
    return [finding(group, parts[most], hump, reason, material)]
  }

  private func reason(_ group: InstanceGroup, _ hump: Hump, _ material: Material)
    -> Evidence.Moment.Reason?
  {
    let (times, range) = (material.times, hump.range)
    let seen = range.count {
      Double(group.total[$0]) >= same * Double(group.total[hump.peak])
    }
    let (before, after) = (times[range.lowerBound - 1], times[range.upperBound + 1])
    let reason = stream.reason(
      group.rows, at: times[hump.peak], next: times[hump.peak + 1],
      within: before...max(before, after), in: material.profile)
    return reason ?? (seen > 1 ? .stays : isAlwaysThere(group, hump) ? .fewerElsewhere : nil)
  }

  /// Whether it is there before and after: what a step of the work makes for itself is not.
  private func isAlwaysThere(_ group: InstanceGroup, _ hump: Hump) -> Bool {
    let enough = max(1, always * Double(group.count[hump.peak]))
    return [
      group.count[..<hump.range.lowerBound], group.count[(hump.range.upperBound + 1)...],
    ].allSatisfy { counts in
      Double(counts.count { Double($0) >= enough }) >= mostSnapshots * Double(counts.count)
    }
  }

  private func finding(
    _ group: InstanceGroup, _ bytes: ByteCount, _ hump: Hump, _ reason: Evidence.Moment.Reason,
    _ material: Material
  ) -> Finding {
    var sums = AttributeSums()
    var whole: ByteCount = 0
    for row in group.rows.filter({ material.tree(of: $0, at: hump.peak) != nil }).spread(4_096) {
      guard let tree = material.shown(row, of: group, at: hump.peak) else { continue }
      sums.add(tree, in: material.profile)
      whole += material.profile.sized[Int(tree.rawValue)].size
    }
    let main = sums.sorted.first.flatMap {
      Double($0.bytes) >= attribute * Double(whole) ? $0.name : nil
    }
    let range = SnapshotIndex(hump.range.lowerBound)...SnapshotIndex(hump.range.upperBound)
    return Finding(
      kind: .transient, subject: group.subject, attributes: main.map { [$0] } ?? [],
      site: material.mainPlace(of: group, at: hump.peak, share: 0), bytes: bytes,
      instances: group.count[hump.peak], first: range.lowerBound, last: SnapshotIndex(hump.peak),
      confidence: .medium,
      evidence: .transient(
        Evidence.Moment(
          tracked: material.tracked[hump.peak], snapshots: range, outside: hump.outside,
          reason: reason)),
      weight: Weights.transient)
  }
}
