import Bytes

extension ProfileBuilder {
  /// Puts snapshots and instances in order, gives every size its snapshot, and checks everything
  /// that a ``HeapProfile`` promises.
  ///
  /// - Throws: an error with `.inconsistent` when a promise cannot be kept: the reader of the format
  ///   has let something through. One with `.limitExceeded` when there are too many numbers to show.
  package consuming func finish() throws(LoadError) -> HeapProfile {
    addCountedClasses()
    try checkCells()
    try checkRecord()
    try checkCensus()
    try checkSnapshots()
    try sortSnapshots()
    try checkTexts()
    let bytes = try checkTrees()
    try checkSizes()
    try checkSums(bytes)
    SnapshotMatching(snapshots).match(&sizes)
    try checkInstances()
    let isInOrder = try checkClasses()
    try checkShortLived()
    try checkSamples()

    var tracked: [TrackedClass] = []
    var count = 0
    for (name, rows) in classes {
      // Taken out: names that were repaired may have become the same.
      let key = Array(name.utf8)
      tracked.append(
        TrackedClass(
          name: name, instances: count..<count + rows.count,
          births: births.removeValue(forKey: key), holders: holders.removeValue(forKey: key),
          contents: contents.removeValue(forKey: key),
          samples: samples.removeValue(forKey: key),
          shortLived: Self.joined(shortLived.removeValue(forKey: key) ?? []),
          shortLivedAt: shortLivedAt.removeValue(forKey: key) ?? []))
      count += rows.count
    }
    tracked.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    try placeShared(tracked)
    let ordered =
      isInOrder ? FlatTable(instances) : try Self.grouped(instances, by: classes, count: count)
    return HeapProfile(
      texts: texts.finish(source: source),
      classes: tracked, instances: ordered, sizes: FlatTable(sizes), sized: FlatTable(sized),
      snapshots: snapshots,
      traces: traces, record: record, census: census)
  }

  /// Classes of which nothing but a number or the way of recording is known have no instances.
  private mutating func addCountedClasses() {
    let known = Set(classes.map { Array($0.name.utf8) })
    let counted = Set(births.keys).union(shortLived.keys).subtracting(known)
    for name in counted.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      addClass(String(decoding: name, as: UTF8.self), instances: [])
    }
  }

  /// One entry for each place; empty ones are left out.
  private static func joined(_ all: [ShortLived]) -> [ShortLived] {
    var joined: [ShortLived] = []
    var places: [UInt32: Int] = [:]
    for instances in all where instances.count > 0 {
      let key = instances.trace?.rawValue ?? .max
      if let place = places[key] {
        joined[place].count += instances.count
        joined[place].alive += instances.alive
      } else {
        places[key] = joined.count
        joined.append(instances)
      }
    }
    return joined
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
