package import HeapProfile
import Measures

extension HeapAnalysis {
  /// The size of an instance at a snapshot: the last one recorded for it; nil if it was not sized.
  ///
  /// - Complexity: O(log n) in the sizes of the instance.
  package func size(of instance: InstanceIndex, at snapshot: SnapshotIndex) -> SizeRecord? {
    let wanted = firstOfEqualTime(snapshot)
    let records = profile.instances[instance.rawValue].sizes
    guard let last = records.last else { return nil }
    // Recorders size an instance at every snapshot, so its position follows from the last one's.
    if !hasRepeats, let lastSnapshot = profile.sizes[last].snapshot, lastSnapshot >= wanted {
      let guess = last - (lastSnapshot.rawValue - wanted.rawValue)
      if guess >= records.lowerBound, profile.sizes[guess].snapshot == wanted {
        return profile.sizes[guess]
      }
    }
    let time = profile.snapshots[wanted.rawValue].timestamp
    let place =
      if let sorted = unordered[instance.rawValue] {
        lastRecord(of: sorted.count, notAfter: time) { Int(sorted[$0]) }.map { Int(sorted[$0]) }
      } else {
        lastRecord(of: records.count, notAfter: time) { records.lowerBound + $0 }
          .map { records.lowerBound + $0 }
      }
    guard let place, profile.sizes[place].snapshot == wanted else { return nil }
    return profile.sizes[place]
  }

  /// Each snapshot at which an instance was sized, with the size that ``size(of:at:)`` gives there; of
  /// snapshots taken at one time only the first. In no certain order.
  ///
  /// - Complexity: linear in the sizes of the instance.
  package func forEachSize(
    of instance: InstanceIndex, _ body: (SnapshotIndex, SizeRecord) -> Void
  ) {
    let inOrder = unordered[instance.rawValue]
    let records = profile.instances[instance.rawValue].sizes
    var before: SnapshotIndex?
    for place in records.indices.reversed() {
      let record = profile.sizes[inOrder.map { Int($0[place - records.lowerBound]) } ?? place]
      guard let snapshot = record.snapshot, snapshot != before else { continue }
      before = snapshot
      body(snapshot, record)
    }
  }

  /// The last of `count` records, which are in order of time, that is not after `time`.
  private func lastRecord(of count: Int, notAfter time: Double, place: (Int) -> Int) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if profile.sizes[place(middle)].timestamp > time { high = middle } else { low = middle + 1 }
    }
    return low > 0 ? low - 1 : nil
  }

  /// Whether any snapshot sized an instance while it lived.
  package func isSized(_ instance: InstanceIndex) -> Bool {
    // The birth comes first, so the last one tells.
    let tracked = profile.instances[instance.rawValue]
    return profile.sizes[tracked.sizes].reversed()
      .contains { $0.snapshot != nil && !tracked.isFreed(by: $0.timestamp) }
  }

  /// The first of the snapshots taken at the time of `snapshot`: sizes are matched with that one.
  package func firstOfEqualTime(_ snapshot: SnapshotIndex) -> SnapshotIndex {
    SnapshotIndex(Int(firstOfEqualTimes[snapshot.rawValue]))
  }

  /// The instances of a class, largest first (by their largest size); equal ones in recorded order.
  ///
  /// - Parameter limit: the largest number of instances.
  /// - Complexity: O(n + k log k) if `limit` k is small compared to the number of instances n.
  package func largestInstances(of index: ClassIndex, limit: Int) -> [InstanceIndex] {
    let all = profile.instances(of: index)
    guard limit > 0 else { return [] }
    let isBefore: (Int, Int) -> Bool = { left, right in
      let (leftSize, rightSize) = (maximumSizes[left], maximumSizes[right])
      return leftSize != rightSize ? leftSize > rightSize : left < right
    }
    guard all.count > limit else { return all.sorted(by: isBefore).map(InstanceIndex.init) }
    // Keeps the best `limit` so far; drops the rest whenever twice as many have gathered.
    var best: [Int] = []
    best.reserveCapacity(2 * limit)
    var threshold = ByteCount.min
    for place in all where maximumSizes[place] > threshold || best.count < limit {
      best.append(place)
      if best.count == 2 * limit {
        best.sort(by: isBefore)
        best.removeLast(limit)
        threshold = best.last.map { maximumSizes[$0] } ?? .min
      }
    }
    best.sort(by: isBefore)
    return best.prefix(limit).map(InstanceIndex.init)
  }
}
