package import HeapProfile
package import Measures

/// The instances of a class that were created at one call site, also those that were only counted.
package struct AllocationSite: Sendable {
  /// Nil for instances whose call site was not recorded.
  package var trace: TraceIndex?
  package var created = 0
  /// Those of them that were born and freed between two snapshots and only counted.
  package var shortLived = 0
  /// Instances not freed when the dump was written.
  package var alive = 0
  /// Bytes at the last snapshot.
  package var lastTotal: ByteCount = 0
  /// Bytes at the snapshot at which most is tracked.
  package var peakTotal: ByteCount = 0
  /// The largest instance created there; nil when all were only counted.
  package var largest: InstanceIndex?
}

extension HeapAnalysis {
  /// The call sites that created a class's instances, most bytes at the last snapshot first.
  package func allocationSites(of index: ClassIndex) throws(OverflowError) -> [AllocationSite] {
    var sites: [AllocationSite] = []
    var places: [UInt32: Int] = [:]
    for number in profile.instances(of: index) {
      let instance = profile.instances[number]
      let here = InstanceIndex(number)
      let key = instance.trace?.rawValue ?? .max
      let place = places[key] ?? sites.count
      if place == sites.count {
        places[key] = place
        sites.append(AllocationSite(trace: instance.trace, largest: here))
      }
      sites[place].created += 1
      if !instance.isFreed { sites[place].alive += 1 }
      if let largest = sites[place].largest,
        maximumSizes[number] > maximumSizes[largest.rawValue]
      {
        sites[place].largest = here
      }
      if let last = lastSnapshot, let record = size(of: here, at: last) {
        try sites[place].lastTotal.add(
          profile.sized(record).size, "the sizes of one allocation site")
      }
      if let peak, peak != lastSnapshot, let record = size(of: here, at: peak) {
        try sites[place].peakTotal.add(
          profile.sized(record).size, "the sizes of one allocation site")
      }
    }
    if peak == lastSnapshot {
      for place in sites.indices { sites[place].peakTotal = sites[place].lastTotal }
    }
    for instances in profile.classes[index.rawValue].shortLived {
      let key = instances.trace?.rawValue ?? .max
      let place = places[key] ?? sites.count
      if place == sites.count {
        places[key] = place
        sites.append(AllocationSite(trace: instances.trace))
      }
      sites[place].created += instances.count
      sites[place].alive += instances.alive
      sites[place].shortLived += instances.count
    }
    return sites.enumerated().sorted {
      ($1.element.lastTotal, $1.element.created, $0.offset)
        < ($0.element.lastTotal, $0.element.created, $1.offset)
    }.map(\.element)
  }
}
