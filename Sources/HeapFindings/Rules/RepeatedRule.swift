import HeapProfile
package import Measures

/// Equal values again and again, each instance with one of its own.
package struct RepeatedRule: AttributeRule {
  /// Instances with a value of their own.
  package var many = 50
  /// Different values as a part of all.
  package var distinct = 0.5
  /// Containers of which only the ends are known: fewer may be copies, as each is large.
  package var manyContainers = 20
  /// Different ends and sizes of these as a part of all: equal ends alone prove nothing.
  package var distinctEnds = 0.1
  /// Different states of objects as a part of all: some are equal at one moment only. Bytes of each: a small
  /// one is what a class gives each instance.
  package var distinctObjects = 0.1
  package var object: ByteCount = 1_024
  /// Bytes of such a container: smaller ones look alike by chance.
  package var container: ByteCount = 200
  /// Equal texts that make a group, groups, and what they are of all.
  package var textGroup = 5
  package var textGroups = 3
  package var grouped = 0.9

  /// Values with the same ends, for each that is equal to the most frequent one: of samples, about.
  package var sameShare = 1.05

  /// Numbers that copies may differ in, of those that each shows.
  package var differing = 0.34

  package init() {}

  func findings(_ table: AttributeTable, in material: Material) -> [Finding] {
    table.columns.compactMap { column in
      // A list of numbers or of nothing is another story.
      guard column.numbers.lists == 0, column.sparse.lists == 0 else { return nil }
      let known = table.contents(of: column, in: material.profile).flatMap {
        $0.hashed >= manyContainers ? $0 : nil
      }
      let looks =
        known.map { contents in [{ compared(contents, column, table, material) }] }
        ?? [{ containers(column, table, material) }, { texts(column, table, material) }]
      var small: Finding?
      for look in [{ whole(column, table, material) }] + looks
        + [{ nearly(column, table, material) }]
      {
        guard let found = look() else { continue }
        if material.stakes.isWorthIt(waste: found.bytes, of: material.peakTotal) { return found }
        small = small ?? found
      }
      return small
    }
  }

  private struct Sums {
    var own = 0
    var distinct = 0
    /// Bytes of all but one of those that are equal, and of all.
    var bytes: ByteCount = 0
    var all: ByteCount = 0
    var most: ValueCounts.Entry?
    /// How often that is there.
    var times: Int?

    init(_ entries: [ValueCounts.Entry]) {
      for entry in entries {
        own += entry.count
        distinct += 1
        all += entry.bytes
        bytes += entry.bytes - entry.bytes / entry.count
        if entry.count > most?.count ?? 0 { most = entry }
      }
      times = most?.count
    }
  }

  private func whole(_ column: AttributeColumn, _ table: AttributeTable, _ material: Material)
    -> Finding?
  {
    let sums = Sums(column.values.entries.filter { $0.form == .whole })
    guard table.scaled(sums.own) >= many, Double(sums.distinct) <= distinct * Double(sums.own)
    else { return nil }
    return finding(.repeated, sums, column, table, material, isProven: true, Weights.waste)
  }

  private func containers(
    _ column: AttributeColumn, _ table: AttributeTable, _ material: Material
  ) -> Finding? {
    let sums = Sums(
      column.values.entries.filter { $0.form == .clippedContainer && $0.size >= container })
    guard table.scaled(sums.own) >= manyContainers,
      Double(sums.distinct) <= distinctEnds * Double(sums.own)
    else { return nil }
    return finding(.copies, sums, column, table, material, isProven: false, Weights.likelyWaste)
  }

  /// Long texts, of which only both ends are known: several groups, each of several copies.
  private func texts(_ column: AttributeColumn, _ table: AttributeTable, _ material: Material)
    -> Finding?
  {
    let all = column.values.entries.filter { $0.form == .clippedText }
    let groups = all.filter { $0.count >= textGroup }
    let own = all.reduce(0) { $0 + $1.count }
    let sums = Sums(groups)
    guard groups.count >= textGroups, Set(groups.map(\.size)).count >= 2,
      Double(sums.own) >= grouped * Double(own), Double(own) >= grouped * Double(many),
      Double(all.count) <= distinctEnds * Double(sums.own)
    else { return nil }
    return finding(.repeated, sums, column, table, material, isProven: false, Weights.likelyWaste)
  }

  /// Values that the recorder compared as wholes; of others, which it could not, nothing is known.
  private func compared(
    _ contents: AttributeContents, _ column: AttributeColumn, _ table: AttributeTable,
    _ material: Material
  ) -> Finding? {
    // A value that several refer to is there once, and counts for one of them.
    let own = Double(column.own) / Double(max(1, column.count - column.none))
    let part = min(1, Double(contents.distinct) / (Double(contents.hashed) * own))
    let known = min(1, Double(contents.hashed) / Double(max(1, contents.values)))
    guard var sums = filled(column) ?? objects(column) else { return nil }
    let partOfEnds =
      Double(column.values.entries.map(\.count).max() ?? 0) / Double(max(1, sums.own))
    sums.own = Int(known * Double(sums.own))
    guard table.scaled(sums.own) >= manyContainers,
      part <= (sums.most?.form == .opaque ? distinctObjects : distinct)
    else { return nil }
    sums.distinct = contents.distinct
    // The most frequent value need not be the most frequent pair of ends.
    let partOfMost = Double(contents.most) / Double(contents.hashed)
    if partOfEnds > sameShare * partOfMost { sums.times = nil }
    sums.bytes = ByteCount(nearest: Double(sums.all) * known * (1 - part))
    let isText = column.texts * 2 > column.own
    return finding(
      isText ? .repeated : .copies, sums, column, table, material, isProven: true, Weights.waste)
  }

  /// Texts and containers with something in them that nothing else refers to.
  private func filled(_ column: AttributeColumn) -> Sums? {
    let count = column.texts + column.containers
    let buffers = column.values.entries.filter { $0.form == .filled }.reduce(0) { $0 + $1.count }
    guard count > 0, 2 * count > column.own, 2 * buffers < column.own,
      let example = column.example
    else { return nil }
    let form: ValueCounts.Form = column.texts > column.containers ? .clippedText : .clippedContainer
    let bytes = column.bytes
    return Sums([
      ValueCounts.Entry(
        count: count, bytes: bytes, size: bytes / count, example: example, form: form)
    ])
  }

  /// Objects of one class that nothing else refers to.
  private func objects(_ column: AttributeColumn) -> Sums? {
    guard let type = column.objects.largest, 2 * type.count > column.own,
      type.bytes / type.count >= object, let example = column.example
    else { return nil }
    return Sums([
      ValueCounts.Entry(
        count: type.count, bytes: type.bytes, size: type.bytes / type.count, example: example,
        form: .opaque)
    ])
  }

  /// Containers that differ in a number or two.
  private func nearly(_ column: AttributeColumn, _ table: AttributeTable, _ material: Material)
    -> Finding?
  {
    let alike = column.nearCopies.entries.filter { entry in
      // A record of numbers has the shape of all its fellows, and is no copy of them.
      let others = Double(max(1, entry.count - 1))
      return entry.numbers.count >= 3
        && Double(entry.differing) <= differing * Double(entry.numbers.count) * others
        && Double(entry.differing) <= 2 * others
    }
    let sums = Sums(
      alike.map {
        ValueCounts.Entry(
          count: $0.count, bytes: $0.bytes, size: $0.size, example: $0.example,
          form: .clippedContainer)
      })
    guard table.scaled(sums.own) >= manyContainers, 2 * sums.own > column.own,
      Double(sums.distinct) <= distinctEnds * Double(sums.own)
    else { return nil }
    return finding(
      .copies, sums, column, table, material, isProven: false, differsALittle: true,
      Weights.maybeNeeded)
  }

  private func finding(
    _ kind: Finding.Kind, _ sums: Sums, _ column: AttributeColumn, _ table: AttributeTable,
    _ material: Material, isProven: Bool, differsALittle: Bool = false, _ weight: Double
  ) -> Finding? {
    let bytes = table.scaled(sums.bytes)
    let stakes = material.stakes
    // What is a guess must be worth a word alone.
    guard let most = sums.most,
      isProven
        ? stakes.isPart(waste: bytes, of: material.peakTotal)
        : stakes.isWorthIt(waste: bytes, of: material.peakTotal)
    else { return nil }
    let example = material.profile.valueText(of: most.example, in: column)
    let evidence = Evidence.Repetition(
      own: table.scaled(sums.own), distinct: sums.distinct, example: example,
      times: sums.times.map { table.scaled($0) }, isText: column.texts * 2 > column.own,
      isProven: isProven,
      differsALittle: differsALittle)
    return table.finding(
      kind, [column.attributeName], bytes: bytes, instances: table.scaled(sums.own),
      isProven ? .high : .low, .repeated(evidence), weight)
  }
}

extension HeapProfile {
  /// The repr of a value of an attribute, as the dump has it.
  func valueText(of place: SizedIndex, in column: AttributeColumn) -> String {
    texts.withBytes(sized[Int(place.rawValue)].name) { bytes in
      let start = min(bytes.count, 4 + column.name.count + 2)
      return String(decoding: bytes[start...], as: UTF8.self)
    }
  }
}
