package import HeapProfile

/// The snapshots of two runs that belong together: those with one description, the n-th with the n-th
/// of that description, as long as both runs have them in one order. A colon at the end is not a part
/// of a description.
package enum SnapshotPairs {
  /// The most pairs that are in one order, in that order; none where no snapshot has a description.
  ///
  /// As every (description, n) is there once at most, the longest common subsequence is the longest
  /// increasing one of places.
  ///
  /// - Complexity: O(n log n) in the number of snapshots.
  package static func byName(_ base: [Snapshot], _ head: [Snapshot]) -> [SnapshotPair] {
    guard (base + head).contains(where: { !$0.description.isEmpty }) else { return [] }
    var places: [Occurrence: Int] = [:]
    for (place, key) in occurrences(base).enumerated() { places[key] = place }
    let common = occurrences(head).enumerated().compactMap { place, key in
      places[key].map { SnapshotPair(base: SnapshotIndex($0), head: SnapshotIndex(place)) }
    }
    return longestIncreasing(common)
  }

  /// A description and which of those with it. By its bytes: what only looks the same is another.
  private struct Occurrence: Hashable {
    var description: [UInt8]
    var number: Int
  }

  private static func occurrences(_ snapshots: [Snapshot]) -> [Occurrence] {
    var counts: [[UInt8]: Int] = [:]
    return snapshots.map { snapshot in
      let description = snapshot.bareDescription
      counts[description, default: 0] += 1
      return Occurrence(description: description, number: counts[description] ?? 0)
    }
  }

  /// The most pairs, in order of HEAD, of which BASE has the same order (patience sorting).
  private static func longestIncreasing(_ pairs: [SnapshotPair]) -> [SnapshotPair] {
    // The pair that ends the best sequence of each length, and the one before each pair.
    var ends: [Int] = []
    var before: [Int] = Array(repeating: -1, count: pairs.count)
    for (place, pair) in pairs.enumerated() {
      var (low, high) = (0, ends.count)
      while low < high {
        let middle = (low + high) / 2
        if pairs[ends[middle]].base < pair.base { low = middle + 1 } else { high = middle }
      }
      if low > 0 { before[place] = ends[low - 1] }
      if low == ends.count { ends.append(place) } else { ends[low] = place }
    }
    var found: [SnapshotPair] = []
    var place = ends.last ?? -1
    while place >= 0 {
      found.append(pairs[place])
      place = before[place]
    }
    return found.reversed()
  }
}
