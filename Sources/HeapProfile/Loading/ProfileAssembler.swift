import PickleReader

/// Joins what the two pickles gave: instances grouped by class, sizes matched with snapshots.
struct ProfileAssembler {
  private let entries: [IndexEntry]
  private let snapshots: [Snapshot]

  init(index: [IndexEntry], snapshots: [Snapshot]) {
    entries = index
    self.snapshots = snapshots.enumerated().sorted {
      ($0.element.timestamp, $0.offset) < ($1.element.timestamp, $1.offset)
    }.map(\.element)
  }

  func assemble(_ loaded: consuming InstanceLoaders.Tables) throws -> HeapProfile {
    let (sized, texts) = (loaded.sized, loaded.texts)
    var tables = loaded.instances
    var classes: [TrackedClass] = []
    var count = 0
    for entry in entries {
      classes.append(TrackedClass(name: entry.name, instances: count..<count + entry.rows.count))
      count += entry.rows.count
    }
    matchSnapshots(&tables.sizes)
    return HeapProfile(
      texts: texts,
      classes: classes.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) },
      instances: try group(tables.rows, count: count),
      sizes: FlatTable(tables.sizes), sized: sized, snapshots: snapshots, traces: tables.traces)
  }

  /// Gives every size the snapshot whose timestamp it has.
  ///
  /// Of several snapshots at one time the first stands for all of them.
  private func matchSnapshots(_ sizes: inout GrowableBuffer<SizeRecord>) {
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

  /// The instances in the order of their classes; mostly they already stand so.
  private func group(_ rows: consuming GrowableBuffer<Instance>, count: Int) throws
    -> FlatTable<Instance>
  {
    var next: UInt32 = 0
    let isInOrder =
      rows.count == count
      && entries.allSatisfy { entry in
        entry.rows.allSatisfy { row in
          defer { next += 1 }
          return row == next
        }
      }
    if isInOrder { return FlatTable(rows) }
    var grouped = GrowableBuffer<Instance>(maximumCount: count)
    for entry in entries {
      for row in entry.rows { try grouped.append(rows[Int(row)], at: 0) }
    }
    return FlatTable(grouped)
  }
}
