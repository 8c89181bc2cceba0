/// The positions of the snapshots and the moments between them on the x axis.
struct TimeAxis: Sendable {
  let snapshots: [SnapshotMark]
  /// The snapshots by time; equal times keep the order of the dump.
  let order: [Int]
  /// The position of each snapshot in pixels, by its index in the dump.
  let positions: [Double]
  let scale: LinearScale
  /// Whether all snapshots have one time: then they are side by side and the axis has no times.
  let isOrdinal: Bool

  /// - Parameters:
  ///   - reach: moments besides the snapshots that must be on the axis, in seconds.
  ///   - plot: the pixels from the start to the end of the axis.
  init(_ snapshots: [SnapshotMark], reach: ClosedRange<Double>? = nil, plot: ClosedRange<Double>) {
    self.snapshots = snapshots
    let times = snapshots.map { Self.sane($0.time) }
    order = times.indices.sorted { (times[$0], $0) < (times[$1], $1) }
    let all = times + (reach.map { [$0.lowerBound, $0.upperBound] } ?? [])
    let first = all.min() ?? 0
    let last = all.max() ?? 0
    // Shows the whole run unless that squeezes the snapshots into the right half.
    let lower = first >= 0 && first <= last - first ? 0 : first
    isOrdinal = snapshots.count > 1 && last - first <= max(1e-9, last.magnitude * 1e-12)
    let scale = LinearScale(
      from: lower, to: last, start: plot.lowerBound, end: plot.upperBound)
    self.scale = scale
    if isOrdinal {
      let share = (plot.upperBound - plot.lowerBound) / Double(snapshots.count - 1)
      var places = times
      for (rank, index) in order.enumerated() {
        places[index] = plot.lowerBound + share * Double(rank)
      }
      positions = places
    } else {
      positions = times.map { scale($0) }
    }
  }

  /// A wrong clock must not blow up the axis: ± 10¹² seconds are 31,000 years.
  static func sane(_ seconds: Double) -> Double {
    seconds.isFinite ? min(max(seconds, -1e12), 1e12) : 0
  }

  /// The pixels that stand for a snapshot.
  struct Column {
    var snapshot: Int
    var left: Double
    var right: Double
  }

  /// The pixels nearer to a snapshot than to any other.
  ///
  /// Snapshots too close for a pointer share a column, which then represents the largest by
  /// `weight`; no two are nearer to each other than `least` pixels.
  func columns(least: Double, weight: (Int) -> Double) -> [Column] {
    var centers: [(snapshot: Int, x: Double)] = []
    for index in order {
      if let last = centers.last, positions[index] - last.x < least {
        if weight(index) > weight(last.snapshot) { centers[centers.count - 1].snapshot = index }
      } else {
        centers.append((index, positions[index]))
      }
    }
    return centers.enumerated().map { rank, center in
      let left = rank == 0 ? scale.start : (centers[rank - 1].x + center.x) / 2
      let right =
        rank == centers.count - 1 ? scale.end : (center.x + centers[rank + 1].x) / 2
      return Column(snapshot: center.snapshot, left: left, right: right)
    }
  }
}
