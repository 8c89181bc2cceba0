import Bytes

extension ProfileBuilder {
  /// Puts snapshots and instances in order, gives every size its snapshot, and checks everything
  /// that a ``HeapProfile`` promises.
  ///
  /// - Throws: an error with `.inconsistent` when a promise cannot be kept: the reader of the format
  ///   has let something through. One with `.limitExceeded` when there are too many numbers to show.
  package consuming func finish() throws(LoadError) -> HeapProfile {
    try checkCells()
    try checkSnapshots()
    snapshots = snapshots.enumerated().sorted {
      ($0.element.timestamp, $0.offset) < ($1.element.timestamp, $1.offset)
    }.map(\.element)
    try checkTexts()
    try checkTrees()
    try checkSizes()
    SnapshotMatching(snapshots).match(&sizes)
    try checkInstances()
    let isInOrder = try checkClasses()

    var tracked: [TrackedClass] = []
    var count = 0
    for (name, rows) in classes {
      tracked.append(TrackedClass(name: name, instances: count..<count + rows.count))
      count += rows.count
    }
    let ordered =
      isInOrder ? FlatTable(instances) : try Self.grouped(instances, by: classes, count: count)
    return HeapProfile(
      texts: texts.finish(source: source),
      classes: tracked.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) },
      instances: ordered, sizes: FlatTable(sizes), sized: FlatTable(sized), snapshots: snapshots,
      traces: traces)
  }

  /// The instances in the order of their classes.
  private static func grouped(
    _ rows: borrowing GrowableBuffer<Instance>,
    by classes: [(name: String, instances: [UInt32])], count: Int
  ) throws(LoadError) -> FlatTable<Instance> {
    var grouped = GrowableBuffer<Instance>(maximumCount: count)
    for (_, listed) in classes {
      for row in listed { try grouped.append(rows[Int(row)], at: nil) }
    }
    return FlatTable(grouped)
  }
}
