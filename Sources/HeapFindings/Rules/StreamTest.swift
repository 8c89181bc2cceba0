import HeapProfile

/// Tells instances that could come one after the other from those that a step of the work needs at once, as
/// a tree or a table: both are there for a moment. A snapshot that sees them says nothing of it; what the
/// program does with them does.
package struct StreamTest: Sendable {
  /// Alive at once elsewhere in the run: there the program works with one after the other.
  package var few = 2
  /// Instances that lived elsewhere: fewer are chance.
  package var elsewhere = 3
  /// Instances that are freed one after the other; and what of the time from the moment to the snapshot after
  /// it that takes. Those of a step of the work are let go together.
  package var many = 4
  package var spread = 0.5
  /// Seconds from one death to the next, at least: to free what hangs together takes less.
  package var each = 2e-5
  /// Of that time, the most that passes without a death.
  package var pause = 0.5
  /// Deaths at both ends that do not count, as parts of all.
  package var ends = 0.1

  package init() {}

  /// What says that they could come one after the other; nil: nothing does.
  ///
  /// - Parameters:
  ///   - rows: all instances of the group.
  ///   - moment: when there were most, in seconds, and the snapshot after it.
  ///   - time: of the snapshots before and after all of them.
  func reason(
    _ rows: [Int], at moment: Double, next: Double, within time: ClosedRange<Double>,
    in profile: HeapProfile
  ) -> Evidence.Moment.Reason? {
    if isSingle(rows, outside: time, profile) { return .oneAtATimeElsewhere }
    return isOneByOne(rows, moment, next, profile) ? .freedOneByOne : nil
  }

  private func isSingle(_ rows: [Int], outside time: ClosedRange<Double>, _ profile: HeapProfile)
    -> Bool
  {
    let others = rows.filter { row in
      let instance = profile.instances[row]
      return (instance.death.map { $0 <= time.lowerBound } ?? false)
        || instance.birth >= time.upperBound
    }
    return others.count >= elsewhere && AliveAtOnce(others, profile).most <= few
  }

  private func isOneByOne(
    _ rows: [Int], _ moment: Double, _ next: Double, _ profile: HeapProfile
  ) -> Bool {
    let alive = rows.filter { row in
      let instance = profile.instances[row]
      return instance.birth <= moment && (instance.death.map { $0 > moment } ?? true)
    }
    let deaths = alive.compactMap { profile.instances[$0].death }.sorted()
    guard alive.count >= many, Double(deaths.count) >= (1 - ends) * Double(alive.count) else {
      return false
    }
    let cut = Int(ends * Double(deaths.count))
    let middle = deaths[cut..<(deaths.count - cut)]
    guard let first = middle.first, let last = middle.last, last > first else { return false }
    let longest = zip(middle.dropFirst(), middle).map { $0 - $1 }.max() ?? 0
    return last - first >= spread * (next - moment) && last - first >= each * Double(middle.count)
      && longest <= pause * (last - first)
  }
}
