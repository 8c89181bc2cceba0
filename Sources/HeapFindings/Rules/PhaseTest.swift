import HeapProfile

/// Finds a time in the midst of the run in which some stayed, while those that were born before it and
/// after it were freed. What is built once and kept has no such time before it.
package struct PhaseTest: Sendable {
  /// Kept instances: fewer are a few things that are needed.
  package var kept = 4
  /// Snapshots before it in which others were born and freed.
  package var before = 3
  /// Dead instances born before it, and born after it.
  package var dead = 10
  /// Its steps from one snapshot to the next.
  package var steps = 4
  /// The part of the run that may follow it.
  package var quietEnd = 0.67
  /// Kept instances that may be older, or younger, as parts of all: a few are needed for other things.
  package var older = 0.1
  package var younger = 0.01
  /// Snapshot intervals before it without a birth of one that is kept.
  package var pause = 2.0
  /// What is kept of those born before, for each that is kept of those born in that time.
  package var ratio = 0.5

  package init() {}

  /// The first snapshot after that time; nil where there is none.
  func end(_ rows: [Int], of group: InstanceGroup, in material: Material) -> Int? {
    let instances = material.profile.instances
    let times = material.times[...group.end]
    guard let (begin, end) = births(rows, group, material) else { return nil }
    let first = times.count { $0 < begin }
    guard let last = times.firstIndex(where: { $0 > end }), last < group.end,
      last - first >= steps - 1, Double(group.end - last) <= quietEnd * Double(group.end)
    else { return nil }
    var (early, inside, late) = (Cohort(), Cohort(), Cohort())
    for row in rows {
      let birth = instances[row].birth
      let isKept = material.isAlive(row, at: group.end)
      if birth < begin {
        early.add(isKept, birth)
      } else if birth > end {
        late.add(isKept, birth)
      } else {
        inside.add(isKept, birth)
      }
    }
    let since = early.firstDead ?? begin
    guard times.count(where: { $0 > since && $0 < begin }) >= before, early.dead >= dead,
      late.dead >= dead, early.share <= ratio * inside.share
    else { return nil }
    return last
  }

  /// The first and the last birth of those that stay, but for a few.
  private func births(_ rows: [Int], _ group: InstanceGroup, _ material: Material)
    -> (first: Double, last: Double)?
  {
    let births = rows.filter { material.isAlive($0, at: group.end) }
      .map { material.profile.instances[$0].birth }.sorted()
    guard births.count >= kept else { return nil }
    var first = Int(older * Double(births.count))
    while first > 0, births[first] - births[first - 1] <= pause * material.interval { first -= 1 }
    return (births[first], births[births.count - 1 - Int(younger * Double(births.count))])
  }
}

/// Instances that were born in one stretch of time.
private struct Cohort {
  private(set) var kept = 0
  private(set) var dead = 0
  /// Of all of them, those that were kept.
  var share: Double { Double(kept) / Double(max(1, kept + dead)) }

  /// Birth of the first that was freed.
  private(set) var firstDead: Double?

  mutating func add(_ isKept: Bool, _ birth: Double) {
    if isKept {
      kept += 1
    } else {
      dead += 1
      firstDead = min(firstDead ?? birth, birth)
    }
  }
}
