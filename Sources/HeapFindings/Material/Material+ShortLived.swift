import HeapProfile

extension Material {
  /// How many of a group were freed before any snapshot saw them and were only counted.
  ///
  /// - Parameter rows: All of the group, or those that were made at one place.
  func shortLived(of group: InstanceGroup, like rows: [Int]) -> Int {
    guard group.subject.actual == nil, let first = rows.first else { return 0 }
    let isWhole = rows.count == group.rows.count
    let place = isWhole ? nil : place(of: first)
    return profile.classes[group.subject.index.rawValue].shortLived.reduce(0) { sum, entry in
      let isHere = isWhole || entry.trace.map { places.blamed[Int($0.rawValue)] } == place
      return isHere ? sum + (entry.count - entry.alive) : sum
    }
  }
}
