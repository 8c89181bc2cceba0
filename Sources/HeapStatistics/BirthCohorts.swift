package import HeapProfile

/// The births of a class by the intervals between snapshots, and how many of each are still alive at
/// the last of these.
package struct BirthCohorts: Sendable {
  /// One for each snapshot: born since the one before.
  package let cohorts: [Cohort]

  /// The instances that were born in one interval.
  package struct Cohort: Sendable, Equatable {
    /// The end of the interval, in seconds since the program's start.
    package var end: Double
    package var born = 0
    package var alive = 0
  }

  /// - Parameters:
  ///   - last: the snapshot up to which births are counted.
  ///   - rows: some instances of the class, as places in ``HeapProfile/instances``; nil: all, with those
  ///     that were only counted.
  /// - Complexity: instances times the logarithm of snapshots.
  package init(
    of index: ClassIndex, until last: SnapshotIndex, in profile: HeapProfile, rows: [Int]? = nil
  ) {
    let times = profile.snapshots.prefix(last.rawValue + 1).map(\.timestamp)
    guard let end = times.last else {
      cohorts = []
      return
    }
    var cohorts = times.map { Cohort(end: $0) }
    for place in rows ?? Array(profile.instances(of: index)) {
      let instance = profile.instances[place]
      let interval = Self.first(times, after: instance.birth)
      guard interval < cohorts.count else { continue }
      cohorts[interval].born += 1
      if !instance.isFreed(by: end) { cohorts[interval].alive += 1 }
    }
    // Of those that were only counted it is known when, and that none of them is left.
    let counted = rows == nil ? profile.classes[index.rawValue].shortLivedAt : []
    for (place, count) in counted.enumerated()
    where place < cohorts.count {
      cohorts[place].born += count
    }
    self.cohorts = cohorts
  }

  private static func first(_ times: [Double], after time: Double) -> Int {
    var (low, high) = (0, times.count)
    while low < high {
      let middle = (low + high) / 2
      if times[middle] > time { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
