import HeapProfile
import HeapStatistics
package import Measures

/// How large the instances of a class are in both runs, at the snapshots that are compared.
package struct SizeSpread: Sendable {
  /// Bytes of the one in the middle; nil where none was sized.
  package let medianBefore: ByteCount?
  package let medianAfter: ByteCount?
  /// Instances by size, in order of size, from the smallest to the largest.
  package let buckets: [Bucket]

  /// The instances of at least ``lower`` and less than ``upper`` bytes.
  package struct Bucket: Sendable, Equatable {
    /// 0 for the bucket of instances without bytes, else a power of two.
    package let lower: ByteCount
    package let upper: ByteCount
    package let instances: CountChange
  }

  package init(of change: ClassChange, in comparison: Comparison) {
    let sizes = Side.allCases.map { side -> [ByteCount] in
      guard let index = change.classes[side] else { return [] }
      return Self.sizes(of: index, side, in: comparison).sorted()
    }
    (medianBefore, medianAfter) = (Self.median(sizes[0]), Self.median(sizes[1]))
    var counts = [[Int]](repeating: [0, 0], count: UInt64.bitWidth)
    for (column, sizes) in sizes.enumerated() {
      for size in sizes {
        counts[UInt64.bitWidth - size.magnitude.leadingZeroBitCount][column] += 1
      }
    }
    let filled = counts.indices.filter { counts[$0] != [0, 0] }
    guard let first = filled.first, let last = filled.last else {
      buckets = []
      return
    }
    buckets = (first...last).map { place -> Bucket in
      let lower: ByteCount = place == 0 ? 0 : ByteCount(1 << Int64(place - 1))
      let upper: ByteCount = place >= 63 ? .max : ByteCount(1 << Int64(place))
      return Bucket(
        lower: lower, upper: upper, instances: Change(counts[place][0], counts[place][1]))
    }
  }

  private static func sizes(
    of index: ClassIndex, _ side: Side, in comparison: Comparison
  ) -> [ByteCount] {
    let analysis = comparison[side]
    let (profile, snapshot) = (analysis.profile, comparison.moment.pair[side])
    let time = profile.snapshots[snapshot.rawValue].timestamp
    return profile.instances(of: index).compactMap { number in
      guard profile.instances[number].isAlive(at: time) else { return nil }
      return analysis.size(of: InstanceIndex(number), at: snapshot).map { profile.sized($0).size }
    }
  }

  private static func median(_ sorted: [ByteCount]) -> ByteCount? {
    sorted.isEmpty ? nil : sorted[(sorted.count - 1) / 2]
  }
}
