import Bytes

/// Gives every size the snapshot whose timestamp it has.
///
/// Of several snapshots at one time, the first gets all sizes of that time.
struct SnapshotMatching {
  /// In order of time.
  private let snapshots: [Snapshot]

  init(_ snapshots: [Snapshot]) {
    self.snapshots = snapshots
  }

  func match(_ sizes: inout GrowableBuffer<SizeRecord>) {
    var index: [Double: UInt32] = [:]
    for (number, snapshot) in snapshots.enumerated() where index[snapshot.timestamp] == nil {
      index[snapshot.timestamp] = UInt32(number)
    }
    // Instances are recorded snapshot by snapshot: the next size mostly has the next snapshot.
    var guess = 0
    for row in 0..<sizes.count {
      let time = sizes[row].timestamp
      if guess < snapshots.count, snapshots[guess].timestamp == time,
        guess == 0 || snapshots[guess - 1].timestamp != time
      {
        sizes.base[row].snapshotIndex = UInt32(guess)
      } else if let found = index[time] {
        sizes.base[row].snapshotIndex = found
      } else {
        guess = index.isEmpty ? 0 : firstSnapshot(after: time)
        continue
      }
      guess = Int(sizes[row].snapshotIndex) + 1
    }
  }

  private func firstSnapshot(after time: Double) -> Int {
    var low = 0
    var high = snapshots.count
    while low < high {
      let middle = (low + high) / 2
      if snapshots[middle].timestamp > time { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
