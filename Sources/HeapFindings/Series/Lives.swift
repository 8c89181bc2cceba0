import HeapProfile

/// Births and deaths of some instances.
struct Lives {
  private let rows: [Int]
  private let material: Material

  init(_ rows: [Int], _ material: Material) {
    self.rows = rows
    self.material = material
  }

  /// How many are alive and older than `age` seconds at each of some snapshots.
  ///
  /// - Complexity: linear in instances and snapshots.
  func count(olderThan age: Double, _ range: ClosedRange<Int>) -> [Double] {
    let times = material.times[range]
    var births = SnapshotSearch(times)
    var deaths = SnapshotSearch(times)
    var changes = Array(repeating: 0, count: range.count + 1)
    for row in rows {
      let instance = material.profile.instances[row]
      let begin =
        age > 0
        ? births.first(atOrAfter: instance.birth + age) : births.first(after: instance.birth)
      let end = instance.death.map { deaths.first(atOrAfter: $0) } ?? times.endIndex
      guard begin < end else { continue }
      changes[begin - range.lowerBound] += 1
      changes[end - range.lowerBound] -= 1
    }
    var alive = 0
    return changes.dropLast().map { change in
      alive += change
      return Double(alive)
    }
  }
}
