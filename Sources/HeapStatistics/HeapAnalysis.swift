package import HeapProfile
package import Measures

/// The counts of a profile; all numbers of a report come from here.
///
/// Console, pages and exports show the same values; none of them sums anything up.
package struct HeapAnalysis: Sendable {
  package let profile: HeapProfile
  /// One summary per class, in the order of ``HeapProfile/classes``.
  package let classes: [ClassSummary]
  /// One summary per snapshot, in order of time.
  package let snapshots: [SnapshotSummary]
  /// The snapshot with the largest tracked total, the first of equals; nil without snapshots or
  /// if nothing was ever tracked. (Pympler's own search returns the last one that is not empty.)
  package let peak: SnapshotIndex?
  /// Largest recorded size of each instance in bytes (Pympler, `TrackedObject.get_max_size`).
  package let maximumSizes: [ByteCount]
  /// The types of all objects; nil when they were not counted.
  package let census: CensusSummary?
  /// Whether any instance has several sizes at one snapshot.
  let hasRepeats: Bool
  /// The sizes of the instances that were not recorded in order of time, in that order; later ones of
  /// one time come later.
  let unordered: [Int: [UInt32]]
  /// For each snapshot the first of those taken at its time.
  let firstOfEqualTimes: [UInt32]
  /// The class of each instance.
  private let owners: [UInt32]
  /// One row per snapshot, with one cell per class.
  private let cells: [ClassAtSnapshot]

  /// Counts a profile.
  ///
  /// - Complexity: linear in instances and sizes, plus snapshots times classes.
  /// - Throws: ``OverflowError`` if a sum of bytes exceeds 64 bits.
  package init(_ profile: HeapProfile) throws(OverflowError) {
    let counter = try SizeCounter(profile)
    self.profile = profile
    cells = counter.cells
    classes = counter.classes
    maximumSizes = counter.maximumSizes
    owners = counter.owners
    hasRepeats = counter.hasRepeats
    unordered = counter.unordered
    firstOfEqualTimes = Self.firstOfEqualTimes(profile.snapshots)
    snapshots = try SnapshotSummary.all(of: profile, counter)
    peak = Self.peak(of: profile.snapshots)
    census = profile.census.map(CensusSummary.init)
  }

  /// All instances ever registered, also those that were only counted.
  package var created: Int { classes.reduce(0) { $0 + $1.created } }

  /// Those that were born and freed between two snapshots and only counted.
  package var shortLived: Int { classes.reduce(0) { $0 + $1.shortLived } }

  /// Instances that lived when the program was killed, before a snapshot saw them.
  package var unseenAlive: Int { classes.reduce(0) { $0 + $1.unseenAlive } }

  /// Of the short-lived ones, those that no snapshot counts among its born and freed.
  package var untimedShortLived: Int { classes.reduce(0) { $0 + $1.untimedShortLived } }

  /// Those that were freed before the dump was written.
  package var freed: Int { classes.reduce(0) { $0 + $1.freed } }

  /// A class at a snapshot.
  package func at(_ snapshot: SnapshotIndex, _ index: ClassIndex) -> ClassAtSnapshot {
    cells[snapshot.rawValue * profile.classes.count + index.rawValue]
  }

  /// All classes at a snapshot, in the order of ``HeapProfile/classes``.
  package func row(_ snapshot: SnapshotIndex) -> ArraySlice<ClassAtSnapshot> {
    let count = profile.classes.count
    return cells[snapshot.rawValue * count..<(snapshot.rawValue + 1) * count]
  }

  /// The class that an instance is registered under.
  package func owner(of instance: InstanceIndex) -> ClassIndex {
    ClassIndex(Int(owners[instance.rawValue]))
  }

  package var lastSnapshot: SnapshotIndex? {
    profile.snapshots.isEmpty ? nil : SnapshotIndex(profile.snapshots.count - 1)
  }

  package var snapshotIndices: some RandomAccessCollection<SnapshotIndex> & Sendable {
    profile.snapshots.indices.map(SnapshotIndex.init)
  }

  package var classIndices: some RandomAccessCollection<ClassIndex> & Sendable {
    profile.classes.indices.map(ClassIndex.init)
  }

  private static func firstOfEqualTimes(_ snapshots: [Snapshot]) -> [UInt32] {
    var first: UInt32 = 0
    return snapshots.indices.map { place in
      if snapshots[place].timestamp != snapshots[Int(first)].timestamp { first = UInt32(place) }
      return first
    }
  }

  private static func peak(of snapshots: [Snapshot]) -> SnapshotIndex? {
    var best: Int?
    for (index, snapshot) in snapshots.enumerated() where snapshot.trackedTotal > 0 {
      if let known = best, snapshots[known].trackedTotal >= snapshot.trackedTotal { continue }
      best = index
    }
    return best.map(SnapshotIndex.init)
  }
}
