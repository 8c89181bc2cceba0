import HeapProfile
import Measures

/// Instances that are never freed, of which there are ever more: of a class, or of one place.
package struct LeakRule: GroupRule {
  package var test = SurvivalTest()
  /// Of the class's survivors: a place with less is one of many.
  package var placeShare = 0.3
  /// Kept of those born: from here on none is freed, but for a few.
  package var allKept = 0.95
  /// Of what the survivors hold: an attribute with less is no place to look at.
  package var heldShare = 0.25
  /// Of the instances that the recorder looked at: a holder of fewer is one of many.
  package var holderShare = 0.25

  /// Of the leak: what grew with it and counts for others is worth a sentence from so much on.
  package var sharedShare = 0.1

  package init() {}

  func findings(_ group: InstanceGroup, in material: Material) -> [Finding] {
    let least = material.stakes.growth(of: material.peakTotal)
    guard group.rows.count >= test.kept, material.times.count >= 3, group.total[group.end] >= least
    else { return [] }
    guard let (found, place) = strongest(group, material, least), found.bytes >= least else {
      return []
    }
    return [finding(found, place, group, material)]
  }

  /// The place that leaks most, or the class as a whole.
  private func strongest(_ group: InstanceGroup, _ material: Material, _ least: ByteCount)
    -> (Stayers, place: Int?)?
  {
    let byPlace = Self.byPlace(group.rows, material)
    var best: (Stayers, place: Int?)?
    for (place, rows) in byPlace where rows.count >= test.kept {
      guard byPlace.count == 1 || bytes(rows, group, material) >= least,
        let found = test.survivors(rows, of: group, in: material)
      else { continue }
      if best.map({ found.bytes > $0.0.bytes }) ?? true { best = (found, place) }
    }
    // The place is the whole class.
    if byPlace.count == 1 { return best }
    let whole = test.survivors(group.rows, of: group, in: material)
    if let best, best.place != nil {
      if whole.map({ Double(best.0.bytes) >= placeShare * Double($0.bytes) }) ?? true {
        return best
      }
    }
    guard let whole else { return nil }
    return (whole, largestPlace(whole, material))
  }

  private static func byPlace(_ rows: [Int], _ material: Material) -> [(place: Int?, rows: [Int])] {
    var groups: [(place: Int?, rows: [Int])] = []
    var index: [Int: Int] = [:]
    for row in rows {
      let place = material.place(of: row)
      if let last = groups.indices.last, groups[last].place == place {
        groups[last].rows.append(row)
        continue
      }
      let number = index[place ?? -1] ?? groups.count
      if number == groups.count {
        index[place ?? -1] = number
        groups.append((place, []))
      }
      groups[number].rows.append(row)
    }
    return groups
  }

  private func bytes(_ rows: [Int], _ group: InstanceGroup, _ material: Material) -> ByteCount {
    rows.lazy.compactMap { material.size(of: $0, at: group.end) }.total
  }

  /// The place with most bytes of those that are kept.
  private func largestPlace(_ found: Stayers, _ material: Material) -> Int? {
    Self.byPlace(found.kept, material).map { entry in
      (entry.place, entry.rows.compactMap { material.size(of: $0, at: found.end) }.total)
    }.max { $0.1 < $1.1 }?.0
  }

  private func finding(
    _ found: Stayers, _ place: Int?, _ group: InstanceGroup, _ material: Material
  ) -> Finding {
    let born = born(found, place, group, material)
    let isAll = Double(found.kept.count) >= allKept * Double(born)
    let holds = holds(found, group, material)
    let steps = max(1, found.end - found.first)
    let evidence = Evidence.Survivors(
      born: max(born, found.kept.count), kept: found.kept.count, age: found.age,
      perSnapshot: found.bytes / steps, outlivesMain: material.exit == found.end,
      holds: holds, hasEnded: found.end + 1 < group.end, holder: holder(of: group, material),
      shared: shared(found, group, material))
    var finding = Finding(
      kind: isAll ? .accumulation : .leak, subject: group.subject,
      attributes: holds.prefix(1).map(\.attribute), site: place.map { material.places.places[$0] },
      bytes: found.bytes, instances: found.kept.count, first: SnapshotIndex(found.first),
      last: SnapshotIndex(found.end), confidence: isAll ? .medium : .high,
      evidence: .survivors(evidence), weight: Weights.growth, series: found.count)
    finding.innermost = innermost(of: found.kept, place, material)
    return finding
  }

  /// The largest of what grew with them and counts for others.
  private func shared(_ found: Stayers, _ group: InstanceGroup, _ material: Material)
    -> Evidence.Shared?
  {
    guard found.shared > 0, Double(found.shared) >= sharedShare * Double(found.bytes) else {
      return nil
    }
    let structures = material.lent(by: group.subject.index, at: found.end)
    return structures.max { $0.bytes < $1.bytes }.map {
      Evidence.Shared(bytes: found.shared, largest: $0)
    }
  }

  /// What holds most of the class's instances that lived when the recording ended.
  private func holder(of group: InstanceGroup, _ material: Material) -> Evidence.Holder? {
    guard group.subject.actual == nil,
      let holders = material.profile.classes[group.subject.index.rawValue].holders,
      let way = holders.ways.first(where: { $0.path != nil }), let path = way.path,
      Double(way.instances) >= holderShare * Double(holders.samples)
    else { return nil }
    return Evidence.Holder(path: path, samples: holders.samples, instances: way.instances)
  }

  /// Those of the place that were born in the time that the test is about, also those that no
  /// snapshot saw.
  private func born(
    _ found: Stayers, _ place: Int?, _ group: InstanceGroup, _ material: Material
  ) -> Int {
    let times = material.times
    let instances = material.profile.instances
    let seen = group.rows.count {
      (place == nil || material.place(of: $0) == place)
        && instances[$0].birth <= times[found.end] - found.age
        && instances[$0].birth > times[found.first]
    }
    guard group.subject.actual == nil else { return seen }
    let counted = material.profile.classes[group.subject.index.rawValue].shortLived
    return counted.reduce(seen) { sum, entry in
      let isHere =
        place == nil || entry.trace.map { material.places.blamed[Int($0.rawValue)] } == place
      return isHere ? sum + (entry.count - entry.alive) : sum
    }
  }

  /// What the survivors hold most.
  private func holds(
    _ found: Stayers, _ group: InstanceGroup, _ material: Material
  ) -> [Evidence.Part] {
    var sums = AttributeSums()
    var whole: ByteCount = 0
    let rows =
      group.samples.map { $0.rows.filter(Set(found.kept).contains) } ?? found.kept.spread(512)
    for row in rows where material.sharedSize(of: row, at: found.end) == 0 {
      guard let tree = material.shown(row, of: group, at: found.end) else { continue }
      whole += material.profile.sized[Int(tree.rawValue)].size
      sums.add(tree, in: material.profile)
    }
    return sums.sorted.prefix(3).filter { Double($0.bytes) >= heldShare * Double(whole) }.map {
      Evidence.Part(attribute: $0.name, bytes: $0.bytes, whole: whole)
    }
  }

  private func innermost(of rows: [Int], _ place: Int?, _ material: Material) -> CallPlace? {
    guard let place else { return nil }
    var counts: [Int: Int] = [:]
    for row in rows where material.place(of: row) == place {
      guard let trace = material.profile.instances[row].trace else { continue }
      counts[material.places.innermost[Int(trace.rawValue)], default: 0] += 1
    }
    let most = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
    return most.flatMap { $0.key == place ? nil : material.places.places[$0.key] }
  }
}
