package import HeapProfile
package import HeapStatistics
package import Measures

/// Instances that were alive at once between two snapshots, of which no snapshot saw any.
///
/// Only births and deaths prove it: what was merely counted may have been alive one after the other.
package struct MissedPeak: Sendable {
  package let index: ClassIndex
  /// The snapshots before and after; nil where it came before the first.
  package let before: SnapshotIndex?
  package let after: SnapshotIndex
  /// So many at least were alive together.
  package let atOnce: Int
  /// All that were made and freed between the two snapshots: there cannot have been more.
  package let created: Int
  /// Bytes of ``atOnce`` instances: themselves, or like those that snapshots saw.
  package let bytes: ByteCount
  /// Whether they are taken to be like those that snapshots saw; else the bytes are the least that there were.
  package let isLikeOthers: Bool
  let rows: [Int]
  let moment: Double

  /// Fewer are no peak.
  private static let many = 20
  /// Instances that a snapshot saw: of fewer none knows what one holds.
  private static let seen = 3

  /// The largest of each class, the largest first, of those that would be the peak of all that is tracked.
  ///
  /// - Complexity: n log n in the instances that no snapshot saw.
  package static func all(in analysis: HeapAnalysis) -> [MissedPeak] {
    let profile = analysis.profile
    let tracked = analysis.snapshotIndices.map {
      max(profile.snapshots[$0.rawValue].trackedTotal, analysis.snapshots[$0.rawValue].classTotal)
    }
    return analysis.classIndices.compactMap { index in
      largest(of: index, profile).flatMap { peak in
        let after = peak.after.rawValue
        let around = min(tracked[after], after > 0 ? tracked[after - 1] : tracked[after])
        return peak.bytes + around > (tracked.max() ?? 0) ? peak : nil
      }
    }.sorted { ($1.bytes, $0.index) < ($0.bytes, $1.index) }
  }

  private static func largest(of index: ClassIndex, _ profile: HeapProfile) -> MissedPeak? {
    let times = profile.snapshots.map(\.timestamp)
    var unseen: [Int: [Int]] = [:]
    var sizes: (count: Int, bytes: ByteCount) = (0, 0)
    var place = 0
    for row in profile.instances(of: index) {
      let instance = profile.instances[row]
      if let size = instance.sizes.last(where: { profile.sizes[$0].snapshot != nil }) {
        sizes.count += 1
        sizes.bytes += profile.sized(profile.sizes[size]).size
        continue
      }
      guard let death = instance.death else { continue }
      // Instances are mostly in the order of their births.
      if place > 0, place <= times.count, times[place - 1] >= instance.birth { place = 0 }
      while place < times.count, times[place] < instance.birth { place += 1 }
      if place < times.count, death <= times[place] { unseen[place, default: []].append(row) }
    }
    let each = sizes.count >= seen ? sizes.bytes / sizes.count : nil
    let peaks = unseen.filter { $0.value.count >= many }.map { after, rows in
      peak(of: index, rows, after, each, profile)
    }
    return peaks.filter { $0.atOnce >= many }.max {
      ($0.bytes, $1.after) < ($1.bytes, $0.after)
    }
  }

  private static func peak(
    of index: ClassIndex, _ rows: [Int], _ after: Int, _ each: ByteCount?, _ profile: HeapProfile
  ) -> MissedPeak {
    let alive = AliveAtOnce(rows, profile)
    let own =
      rows.lazy.compactMap { row in
        profile.instances[row].sizes.first.map { profile.sized(profile.sizes[$0]).size }
      }.filter { $0 > 0 }.min() ?? 0
    return MissedPeak(
      index: index, before: after > 0 ? SnapshotIndex(after - 1) : nil,
      after: SnapshotIndex(after), atOnce: alive.most, created: rows.count,
      bytes: max(own, each ?? 0) * alive.most, isLikeOthers: each.map { $0 > own } ?? false,
      rows: rows, moment: alive.moment)
  }
}
