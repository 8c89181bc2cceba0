import HeapProfile

/// The moment at which most of some instances are alive together, by their births and deaths.
struct AliveAtOnce {
  /// How many.
  private(set) var most = 0
  /// When, in seconds; that of the last birth. 0 of none.
  private(set) var moment = 0.0

  /// - Complexity: n log n in the instances.
  init(_ rows: [Int], _ profile: HeapProfile) {
    let births = rows.map { profile.instances[$0].birth }.sorted()
    let deaths = rows.compactMap { profile.instances[$0].death }.sorted()
    var dead = 0
    for (born, birth) in births.enumerated() {
      while dead < deaths.count, deaths[dead] <= birth { dead += 1 }
      if born + 1 - dead > most {
        most = born + 1 - dead
        moment = birth
      }
    }
  }
}
