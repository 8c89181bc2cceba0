import HeapProfile
import Measures

/// Few instances that stay and grow: a history, a registry, a default that all share.
package struct InsideGrowthRule: GroupRule {
  package var growth: GrowthTest = {
    var test = GrowthTest()
    // Sizes differ more than counts do: one point more.
    test.points = 5
    return test
  }()
  /// Of the instances at the end: with less it is the class that grows.
  package var staying = 0.2
  /// Of the tracked bytes at the peak, as a factor on the least share: growth in place is common.
  package var share = 2.0
  /// Of what they had at first.
  package var relative = 0.1
  /// The same as a multiple, where only the growth from the very first snapshot on is even.
  package var multiple = 2.0
  /// Of the growth in one attribute (Eclipse MAT descends into a child with so much).
  package var drop = 0.7
  /// Bytes per instance at the end, for each at first, of something that is shared.
  package var sharedTimes = 1.5
  /// Of the time between two snapshots.
  package var found = 0.1
  /// Of the growth in one instance.
  package var single = 0.8
  /// Of what the rate would have made since the program's start: with so much it is the same growth.
  package var even = 1.25

  package init() {}

  func findings(_ group: InstanceGroup, in material: Material) -> [Finding] {
    let end = group.end
    guard let first = group.count[...end].firstIndex(where: { $0 > 0 }),
      end - first + 1 >= growth.points, Double(group.total[end]) >= Double(least(material))
    else { return [] }
    let isLate = isLatecomer(group, first, material)
    let begin = isLate ? first : first + (end - first) / 4
    let stayers = group.rows.filter {
      material.tree(of: $0, at: begin) != nil && material.tree(of: $0, at: end) != nil
    }
    if stayers.isEmpty || Double(stayers.count) < staying * Double(group.count[end]) {
      return shared(group, first, begin, material).map { [$0] } ?? []
    }
    return inside(stayers, group, first, begin, isLate, material).map { [$0] } ?? []
  }

  /// Whether its instances were there long before the recorder looked for them, so that nothing of what
  /// it saw is a beginning.
  private func isLatecomer(_ group: InstanceGroup, _ first: Int, _ material: Material) -> Bool {
    let profile = material.profile
    guard let births = profile.classes[group.subject.index.rawValue].births, births.kind != .exact,
      first > group.end / 4,
      let earliest = group.rows.lazy.map({ profile.instances[$0].birth }).min()
    else { return false }
    // What was found is born, as the recorder says, right when it was looked for.
    let interval = material.times[first] - material.times[first - 1]
    return earliest >= material.times[first] - found * interval
  }

  private func least(_ material: Material) -> ByteCount {
    max(
      material.stakes.minimum,
      ByteCount(nearest: share * material.stakes.share * Double(material.peakTotal)))
  }

  /// Bytes of the instances at each of some snapshots, with what they share where that is one object:
  /// where there are ever more objects it is those that grow in number.
  private func series(
    _ rows: [Int], of group: InstanceGroup, _ range: ClosedRange<Int>, _ material: Material
  ) -> [Double] {
    var sums = material.ownSizes(of: rows, at: range)
    guard material.hasShared else { return sums.map(Double.init) }
    let instances = material.profile.instances(of: group.subject.index)
    for snapshot in range {
      for structure in material.shared(at: snapshot)
      where structure.objects == 1 && instances.contains(structure.instance.rawValue) {
        sums[snapshot - range.lowerBound] += structure.bytes
      }
    }
    return sums.map(Double.init)
  }

  private func inside(
    _ stayers: [Int], _ group: InstanceGroup, _ first: Int, _ begin: Int, _ isLate: Bool,
    _ material: Material
  ) -> Finding? {
    let end = group.end
    let all = series(stayers, of: group, first...end, material)
    let regular = SnapshotTimes.regular(material.times[first...end])
    guard var start = regular.firstIndex(where: { $0 + first >= begin }) else { return nil }
    let whole = regular.map { all[$0] }
    // From the first snapshot on, what it had at the beginning has grown, too.
    let isEven = growth.passes(whole)
    if !growth.passes(Array(whole[start...])) || Trend(whole).half < growth.half {
      // It may have begun later.
      let base = whole[start]
      if let later = whole[start...].firstIndex(where: { $0 > 1.02 * base }),
        later > start + 1, whole.count - later + 1 >= max(6, whole.count / 3),
        growth.passes(Array(whole[(later - 1)...]))
      {
        start = later - 1
      } else {
        guard isEven, whole[whole.count - 1] >= multiple * whole[0] else { return nil }
        start = 0
      }
    }
    let risen = whole[whole.count - 1] - whole[start]
    guard risen >= Double(least(material)), risen >= relative * whole[start] else { return nil }
    if isEven { start = 0 }
    let grown = Array(whole[start...])
    let from = first + regular[start]
    let (low, high) = (ByteCount(nearest: grown[0]), ByteCount(nearest: grown[grown.count - 1]))
    let more = high - low
    let attribute =
      grownAttribute(stayers, from, end, more, material)
      ?? sampledAttribute(stayers, more, group, material)
    let rate = Double(more) / (material.times[end] - material.times[from])
    let isFoundLate = isLate && Double(low) <= even * rate * material.times[from]
    let part = isFoundLate ? Double(high) / Double(more) : 1
    return Finding(
      kind: .growthInside, subject: group.subject, attributes: attribute.map { [$0.name] } ?? [],
      bytes: ByteCount(nearest: part * Double(attribute?.bytes ?? more)), instances: stayers.count,
      first: SnapshotIndex(from),
      last: SnapshotIndex(end), confidence: .high,
      evidence: .growth(
        Evidence.InsideGrowth(
          from: low, to: high, isFoundLate: isFoundLate, staying: stayers.count,
          single: single(stayers, from, end, more, material))),
      weight: Weights.growth, series: grown)
  }

  private func grownAttribute(
    _ rows: [Int], _ from: Int, _ end: Int, _ growth: ByteCount, _ material: Material
  ) -> (name: AttributeName, bytes: ByteCount)? {
    var sums = AttributeSums()
    for row in rows {
      if let tree = material.tree(of: row, at: end) { sums.add(tree, in: material.profile) }
      if let tree = material.tree(of: row, at: from) {
        sums.add(tree, in: material.profile, sign: -1)
      }
    }
    return sums.sorted.first.flatMap { Double($0.bytes) >= drop * Double(growth) ? $0 : nil }
  }

  /// The attribute that took most of the growth whatever the others had at first: they have too little.
  private func sampledAttribute(
    _ rows: [Int], _ growth: ByteCount, _ group: InstanceGroup, _ material: Material
  ) -> (name: AttributeName, bytes: ByteCount)? {
    guard let samples = group.samples else { return nil }
    let looked = rows.compactMap(samples.root)
    guard looked.count == rows.count else { return nil }
    var sums = AttributeSums()
    var whole: ByteCount = 0
    for root in looked {
      sums.add(root, in: material.profile)
      whole += material.profile.sized[Int(root.rawValue)].size
    }
    return sums.sorted.first.flatMap { most in
      let others = whole - most.bytes
      guard Double(others) <= (1 - drop) * Double(growth) else { return nil }
      return (most.name, min(growth, most.bytes))
    }
  }

  private func single(
    _ rows: [Int], _ from: Int, _ end: Int, _ growth: ByteCount, _ material: Material
  ) -> InstanceIndex? {
    guard rows.count > 1 else { return nil }
    let change = { (row: Int) -> ByteCount in
      (material.ownSize(of: row, at: end) ?? 0) - (material.ownSize(of: row, at: from) ?? 0)
    }
    let most = rows.lazy.map { (change($0), $0) }.max { ($0.0, $1.1) < ($1.0, $0.1) }
    return most.flatMap {
      Double($0.0) >= single * Double(growth) ? InstanceIndex($0.1) : nil
    }
  }

  /// An attribute whose sum over all instances grows while they come and go: a class attribute or a
  /// default argument that is only ever added to.
  private func shared(
    _ group: InstanceGroup, _ first: Int, _ begin: Int, _ material: Material
  ) -> Finding? {
    let end = group.end
    guard group.total[end] - group.total[begin] >= least(material) / 2 else { return nil }
    var sums = AttributeSeries(first...end)
    for row in group.rows {
      for snapshot in first...end {
        guard let tree = material.tree(of: row, at: snapshot) else { continue }
        sums.add(tree, at: snapshot, in: material.profile)
      }
    }
    let number = { (place: Int) in Double(max(1, group.count[place])) }
    let grown = sums.entries.filter { entry in
      let series = Array(entry.bytes[(begin - first)...])
      let (low, high) = (series[0] / number(begin), series[series.count - 1] / number(end))
      return high >= sharedTimes * max(low, 1e-9) && growth.passes(series)
        && Trend(entry.bytes).half >= growth.half
        && series[series.count - 1] - series[0] >= Double(least(material))
    }
    let rise = { (entry: AttributeSeries.Entry) in
      entry.bytes[end - first] - entry.bytes[begin - first]
    }
    guard let most = grown.max(by: { rise($0) < rise($1) }) else { return nil }
    return Finding(
      kind: .growthInside, subject: group.subject, attributes: [most.name],
      bytes: ByteCount(nearest: rise(most)), instances: group.count[end],
      first: SnapshotIndex(begin),
      last: SnapshotIndex(end), confidence: .medium,
      evidence: .growth(
        Evidence.InsideGrowth(
          from: ByteCount(nearest: most.bytes[begin - first]),
          to: ByteCount(nearest: most.bytes[end - first]), isFoundLate: false, staying: 0,
          single: nil)),
      weight: Weights.growth, series: Array(most.bytes[(begin - first)...]))
  }
}
