import Measures

/// Names of classes become places.
extension ProfileBuilder {
  /// Puts the snapshots in order, and what is shared at each with it.
  mutating func sortSnapshots() throws(LoadError) {
    guard shared.isEmpty || shared.count == snapshots.count else {
      throw .inconsistent("what instances share is told for other snapshots")
    }
    let order = snapshots.indices.sorted {
      (snapshots[$0].timestamp, $0) < (snapshots[$1].timestamp, $1)
    }
    snapshots = order.map { snapshots[$0] }
    if !shared.isEmpty { shared = order.map { shared[$0] } }
  }

  /// - Parameter classes: in their final order.
  mutating func placeShared(_ classes: [TrackedClass]) throws(LoadError) {
    guard !shared.isEmpty else { return }
    var places: [[UInt8]: Int] = [:]
    for (place, tracked) in classes.enumerated() { places[Array(tracked.name.utf8)] = place }
    for number in snapshots.indices {
      var structures: [SharedStructure] = []
      for new in shared[number] {
        guard let place = places[Array(new.name.utf8)], new.place >= 0,
          new.place < classes[place].instances.count
        else { throw .inconsistent("the instance for which shared objects count does not exist") }
        guard new.bytes >= 0, new.objects >= 0, new.others.allSatisfy({ $0.instances >= 0 }) else {
          throw .inconsistent("what instances share has a negative number")
        }
        structures.append(
          SharedStructure(
            type: new.type, way: new.way, objects: new.objects, bytes: new.bytes,
            instance: InstanceIndex(classes[place].instances.lowerBound + new.place),
            others: new.others.map { other in
              SharedStructure.Others(
                index: places[Array(other.name.utf8)].map { ClassIndex($0) },
                instances: other.instances)
            }))
      }
      snapshots[number].shared = structures
    }
  }
}
