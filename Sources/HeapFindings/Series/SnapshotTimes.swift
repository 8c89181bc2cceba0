/// The times of some successive snapshots.
enum SnapshotTimes {
  /// The places of those that do not come right after another one, as the one at exit may after a
  /// periodic one: two points of nearly one time would count twice. All others count, for a program
  /// names its snapshots by its own steps, and a machine may be slower in some of them.
  static func regular(_ times: some RandomAccessCollection<Double>) -> [Int] {
    let times = Array(times)
    guard times.count > 1 else { return Array(times.indices) }
    let steps = zip(times.dropFirst(), times).map { $0 - $1 }.sorted()
    let usual = steps[steps.count / 2]
    var kept = [0]
    for place in times.indices.dropFirst() {
      let least = place == times.count - 1 ? 0.25 : 0.01
      if times[place] - times[kept[kept.count - 1]] >= least * usual {
        kept.append(place)
      } else if place == times.count - 1, kept.count > 1 {
        kept[kept.count - 1] = place
      }
    }
    return kept
  }
}

/// Finds snapshots by time, from where the last search ended: births come mostly in order.
struct SnapshotSearch {
  private let times: ArraySlice<Double>
  private var guess: Int

  init(_ times: ArraySlice<Double>) {
    self.times = times
    guess = times.startIndex
  }

  /// The first snapshot at `time` or later, or the end of the slice.
  @inline(__always)
  mutating func first(atOrAfter time: Double) -> Int { first { $0 >= time } }

  /// The first snapshot later than `time`, or the end of the slice.
  @inline(__always)
  mutating func first(after time: Double) -> Int { first { $0 > time } }

  @inline(__always)
  private mutating func first(_ isPast: (Double) -> Bool) -> Int {
    let isHere = guess == times.endIndex || isPast(times[guess])
    if isHere, guess == times.startIndex || !isPast(times[guess - 1]) { return guess }
    var (low, high) = (times.startIndex, times.endIndex)
    while low < high {
      let middle = low + (high - low) / 2
      if isPast(times[middle]) { high = middle } else { low = middle + 1 }
    }
    guess = low
    return low
  }
}
