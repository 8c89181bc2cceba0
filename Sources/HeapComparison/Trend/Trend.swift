import Measures

/// What became of every class over several runs, in the order in which they were given.
package struct Trend: Sendable {
  package let runs: [RunDigest]
  /// Bytes of all tracked objects.
  package let tracked: Series
  /// The largest change from the first run to the last first, then the largest range.
  package let classes: [ClassTrend]

  /// A class over all runs.
  package struct ClassTrend: Sendable {
    package let name: String
    /// Bytes.
    package let total: Series
    /// Living instances in the first run and in the last.
    package let alive: CountChange
  }

  /// - Complexity: runs times classes.
  package init(_ runs: [RunDigest]) {
    self.runs = runs
    tracked = Series(runs.map(\.tracked))
    var places: [Occurrence: Int] = [:]
    var found: [Totals] = []
    for (number, run) in runs.enumerated() {
      var seen: [[UInt8]: Int] = [:]
      for entry in run.classes {
        let name = Array(entry.name.utf8)
        seen[name, default: 0] += 1
        let key = Occurrence(name: name, number: seen[name] ?? 1)
        let place = places[key] ?? found.count
        if place == found.count {
          places[key] = place
          found.append(Totals(entry.name, runs.count))
        }
        found[place].total[number] = entry.total
        found[place].alive[number] = entry.alive
      }
    }
    classes = found.map(\.trend).sorted { left, right in
      let (one, other) = (left.total, right.total)
      if one.change.magnitude != other.change.magnitude {
        return one.change.magnitude > other.change.magnitude
      }
      if one.range != other.range { return one.range > other.range }
      return left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
    }
  }
}

/// A name and which of those with it in one run: by its bytes.
private struct Occurrence: Hashable {
  let name: [UInt8]
  let number: Int
}

/// The numbers of a class on their way to a trend.
private struct Totals {
  let name: String
  var total: [ByteCount]
  var alive: [Int]

  init(_ name: String, _ count: Int) {
    self.name = name
    total = Array(repeating: 0, count: count)
    alive = Array(repeating: 0, count: count)
  }

  var trend: Trend.ClassTrend {
    Trend.ClassTrend(
      name: name, total: Series(total), alive: Change(alive.first ?? 0, alive.last ?? 0))
  }
}
