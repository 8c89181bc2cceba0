import HeapProfile
import Measures

/// The instances of a class, or of one place of it, that outlive what others of it ever lived:
/// what a leak leaves behind.
struct Stayers {
  /// Those that were born in the run, are older than any that is freed, and are alive.
  let kept: [Int]
  let bytes: ByteCount
  let first: Int
  /// The last snapshot that the test is about: later ones saw no birth.
  let end: Int
  /// Seconds; 0 when nearly none was freed.
  let age: Double
  /// Living instances at each snapshot from the first on.
  let count: [Double]
  /// Bytes among ``bytes`` of what grew with them and counts for others.
  let shared: ByteCount
}

/// Tells instances that stay from those that are freed later.
package struct SurvivalTest: Sendable {
  package var growth = GrowthTest()
  /// Of the lifetimes of the dead: what is older is unlikely to die.
  package var tenure = 0.99
  /// Dead instances without which nothing is known of lifetimes, as a number and as a part of all.
  package var dead = 10
  package var deadShare = 0.1
  /// The longest age as a part of the time: with less than half of it left nothing can be said.
  package var longestAge = 0.5
  /// Kept instances: fewer are a few things that are needed.
  package var kept = 4
  /// Kept instances for each that became as old and was freed after all.
  package var stayersForEachLeaver = 2.0
  /// The slope of the count as a part of that of the old ones, where many come and go.
  package var levelSlope = 0.25
  /// Of the growth of all, that of the old ones: with less the others come and go.
  package var oldShare = 0.5
  /// With three snapshots only: instances in each step, and how the steps may differ.
  package var threeStep = 4
  package var threeRatio = 2.0
  package var threeKept = 0.9
  /// The part of the run that may follow the last birth, for a class of which many are freed: what
  /// has ended before the run does has leaked all the same.
  package var quietEnd = 0.34
  package var phase = PhaseTest()
  /// Of those that stayed by the end of a part of the run: so many must be alive at its end, too.
  package var stillAlive = 0.9

  package init() {}

  /// - Returns: nil when they come and go, or came to a level.
  func survivors(_ rows: [Int], of group: InstanceGroup, in material: Material) -> Stayers? {
    survivorsAlone(rows, of: group, in: material).map { withShared($0, group, material) }
  }

  /// Adds what grew with them and is no part of one of them: what counts for others that were measured
  /// first, and what several of them lead to.
  private func withShared(_ found: Stayers, _ group: InstanceGroup, _ material: Material) -> Stayers
  {
    guard material.hasShared, group.count[found.end] > 0 else { return found }
    let index = group.subject.index
    let part = min(1, Double(found.kept.count) / Double(group.count[found.end]))
    func grown(_ structures: (Int) -> [SharedStructure]) -> ByteCount {
      let more =
        structures(found.end).map(\.bytes).total - structures(found.first).map(\.bytes).total
      return ByteCount(nearest: Double(max(0, more)) * part)
    }
    let shared = grown { material.lent(by: index, at: $0) }
    return Stayers(
      kept: found.kept, bytes: found.bytes + shared + grown { material.common(to: index, at: $0) },
      first: found.first, end: found.end, age: found.age, count: found.count, shared: shared)
  }

  private func survivorsAlone(_ rows: [Int], of group: InstanceGroup, in material: Material)
    -> Stayers?
  {
    // What stopped before the end of the run must not be freed after that.
    let ends = [lastActive(rows, group, material), phase.end(rows, of: group, in: material)]
    for end in ends.compactMap(\.self) where end < group.end {
      guard let found = survivors(rows, to: end, group, material), found.age > 0 else { continue }
      let alive = found.kept.count { material.isAlive($0, at: group.end) }
      if Double(alive) >= stillAlive * Double(found.kept.count) { return found }
    }
    return survivors(rows, to: group.end, group, material)
  }

  /// The first snapshot after the last birth, if the quiet time after it is not too long.
  private func lastActive(_ rows: [Int], _ group: InstanceGroup, _ material: Material) -> Int? {
    let instances = material.profile.instances
    guard let latest = rows.lazy.map({ instances[$0].birth }).max() else { return nil }
    var search = SnapshotSearch(material.times[...group.end])
    let last = min(group.end, search.first(after: latest))
    return Double(group.end - last) <= quietEnd * Double(group.end) ? last : group.end
  }

  private func survivors(
    _ rows: [Int], to end: Int, _ group: InstanceGroup, _ material: Material
  ) -> Stayers? {
    let times = material.times
    let instances = material.profile.instances
    guard let birth = rows.lazy.map({ instances[$0].birth }).min(),
      let first = times[...end].firstIndex(where: { $0 > birth })
    else { return nil }
    let lives = Lives(rows, material)
    if end - first == 2 { return three(rows, lives, first, end, material) }
    guard end - first + 1 >= growth.points else { return nil }
    let age = tenureAge(rows, of: group, until: times[end], material)
    guard age <= longestAge * (times[end] - times[first]) else { return nil }
    var begin = first
    while begin < end, times[begin] < times[first] + age { begin += 1 }
    let old = lives.count(olderThan: age, begin...end)
    let regular = SnapshotTimes.regular(times[begin...end])
    let count = lives.count(olderThan: 0, first...end)
    guard
      risesToTheEnd(regular.map { old[$0] })
        || mostStay(count, old)
          && risesToTheEnd(SnapshotTimes.regular(times[first...end]).map { count[$0] })
    else { return nil }
    guard hasNoLevel(count, old, age, first, end, times) else { return nil }
    return kept(rows, count, age, first, end, material)
  }

  /// The old ones rise to the end, possibly after a time in which nothing happened.
  private func risesToTheEnd(_ old: [Double]) -> Bool {
    if growth.passes(old) { return true }
    // It began later: what comes before says nothing against it.
    guard let start = old.firstIndex(where: { $0 > old[0] }), start > 1 else { return false }
    let late = Array(old[(start - 1)...])
    return late.count >= max(6, old.count / 3) && growth.passes(late)
  }

  /// Those of the last age are not among the old ones yet: where they come in waves, much is missing.
  private func mostStay(_ count: [Double], _ old: [Double]) -> Bool {
    guard let last = old.last, let first = old.first, let now = count.last, let then = count.first
    else { return false }
    return now > then && last - first >= oldShare * (now - then)
  }

  /// The class must not have come to a level: its lower envelope over one lifetime goes on rising,
  /// or, where few stay among many that come and go, the slope of its second half.
  private func hasNoLevel(
    _ count: [Double], _ old: [Double], _ age: Double, _ first: Int, _ end: Int, _ times: [Double]
  ) -> Bool {
    let window = age > 0 ? 1 + (first...end).count { times[$0] > times[end] - age } : 1
    let lowest = SlidingMinimum(window).values(count)
    let envelope = SnapshotTimes.regular(times[first...end]).filter { $0 >= window - 1 }
      .map { lowest[$0] }
    guard envelope.count >= 3 else { return true }
    let trend = Trend(envelope)
    if trend.growth > 0, growth.passesLevel(trend) { return true }
    guard age > 0 else { return false }
    return Trend.slope(count[(count.count / 2)...])
      >= levelSlope * Trend.slope(old[(old.count / 2)...])
  }

  private func kept(
    _ rows: [Int], _ count: [Double], _ age: Double, _ first: Int, _ end: Int,
    _ material: Material
  ) -> Stayers? {
    let times = material.times
    let instances = material.profile.instances
    var kept: [Int] = []
    var leavers = 0
    for row in rows {
      let instance = instances[row]
      let death = instance.death ?? .infinity
      if instance.birth >= times[first] - 1e-12, instance.birth <= times[end] - age,
        death > times[end]
      {
        kept.append(row)
      } else if death <= times[end], death - instance.birth > age {
        leavers += 1
      }
    }
    guard kept.count >= self.kept else { return nil }
    if age > 0, Double(kept.count) < stayersForEachLeaver * Double(leavers) { return nil }
    let last = (first...end).last { times[$0] <= times[end] - age } ?? first
    let middle = times[first + (last - first) / 2]
    let late = kept.filter { instances[$0].birth > middle }
    let bytes = size(kept, at: end, material)
    // What fills a level first and leaks then: the late rate for all of the time.
    let twice = size(late, at: end, material) * 2
    return Stayers(
      kept: kept, bytes: Double(twice) < 0.75 * Double(bytes) ? twice : bytes, first: first,
      end: end, age: age, count: count, shared: 0)
  }

  private func size(_ rows: [Int], at snapshot: Int, _ material: Material) -> ByteCount {
    let sizes = rows.compactMap { material.ownSize(of: $0, at: snapshot) }
    // What nobody else leads to counts, however much it is.
    let isAlone =
      material.knowsShared(at: snapshot)
      && rows.allSatisfy { material.sharedSize(of: $0, at: snapshot) == 0 }
    return isAlone ? sizes.total : sizes.sumWithoutShared
  }

  /// Three snapshots: there at the first, more at the second, as many more at the third, and
  /// nearly nothing freed.
  private func three(
    _ rows: [Int], _ lives: Lives, _ first: Int, _ end: Int, _ material: Material
  ) -> Stayers? {
    let times = material.times
    let count = lives.count(olderThan: 0, first...end)
    let (one, two) = (count[1] - count[0], count[2] - count[1])
    guard first == 0, count[0] >= 1, one >= Double(threeStep), two >= Double(threeStep),
      two <= threeRatio * one, one <= threeRatio * two
    else { return nil }
    let instances = material.profile.instances
    let late = rows.filter { instances[$0].birth > times[first] }
    let kept = late.filter {
      instances[$0].birth <= times[end] && material.isAlive($0, at: end)
    }
    guard Double(kept.count) >= threeKept * Double(late.count) else { return nil }
    return Stayers(
      kept: kept, bytes: size(kept, at: end, material), first: first, end: end, age: 0,
      count: count, shared: 0)
  }

  /// The age from which an instance is unlikely to die; 0 when too few have died to tell.
  private func tenureAge(
    _ rows: [Int], of group: InstanceGroup, until end: Double, _ material: Material
  ) -> Double {
    let instances = material.profile.instances
    var lifetimes: [Double] = []
    for row in rows {
      if let death = instances[row].death, death <= end {
        lifetimes.append(max(0, death - instances[row].birth))
      }
    }
    let unseen = material.shortLived(of: group, like: rows)
    guard lifetimes.count + unseen >= dead,
      Double(lifetimes.count + unseen) >= deadShare * Double(rows.count + unseen)
    else { return 0 }
    // The quantile of so many is exact enough, and sorting them is cheap.
    var sample = Array(lifetimes.indices).spread(4_096).map { lifetimes[$0] }
    // Those that no snapshot saw lived less than from one to the next.
    let each = Double(unseen) * Double(sample.count) / Double(max(1, lifetimes.count))
    sample += Array(
      repeating: material.interval, count: min(4_096, lifetimes.isEmpty ? unseen : Int(each)))
    return sample.quantile(tenure)
  }
}
