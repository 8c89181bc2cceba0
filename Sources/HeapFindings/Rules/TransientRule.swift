import HeapProfile
import Measures

/// Much tracked memory for a moment: what is needed one after the other is there at once.
package struct TransientRule: RunRule {
  /// Of the snapshots: a longer time is no moment.
  package var width = 0.25
  /// The most outside as a part of the peak.
  package var ratio = 0.5
  /// Of what is there for the moment in one class.
  package var share = 0.5
  /// Of the class in one attribute, and made at one place.
  package var attribute = 0.5

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
    return [finding(material.groups[most], parts[most], hump, material)]
  }

  private func finding(
    _ group: InstanceGroup, _ bytes: ByteCount, _ hump: Hump, _ material: Material
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
    let snapshot = SnapshotIndex(hump.peak)
    return Finding(
      kind: .transient, subject: group.subject, attributes: main.map { [$0] } ?? [],
      site: material.mainPlace(of: group, at: hump.peak, share: 0), bytes: bytes,
      instances: group.count[hump.peak], first: snapshot, last: snapshot, confidence: .medium,
      evidence: .transient(
        Evidence.Moment(tracked: material.tracked[hump.peak], outside: hump.outside)),
      weight: Weights.transient)
  }
}
