import HeapProfile
package import Measures

/// A raw or an intermediate form that is kept beside what was made from it.
package struct RawFormRule: AttributeRule {
  /// Instances with a value of their own.
  package var many = 20
  /// Of the values that belong to one instance alone.
  package var mostly = 0.9
  /// Bytes of each on average where it is most of the instance: smaller ones are names.
  package var each: ByteCount = 1_024
  /// Bytes of each where a sibling has the same words.
  package var echoEach: ByteCount = 256
  /// Of the class's bytes, and of all tracked ones.
  package var share = 0.5
  package var trackedShare = 0.2
  /// The same for an object that brings others along.
  package var dragShare = 0.8
  package var dragTrackedShare = 0.3

  package init() {}

  func findings(_ table: AttributeTable, in material: Material) -> [Finding] {
    guard table.scaled(table.rows.count) >= many else { return [] }
    let siblings = Siblings(table, material)
    return table.columns.flatMap { column -> [Finding] in
      guard table.scaled(column.own) >= many else { return [] }
      let found =
        echo(column, table, siblings, material) ?? raw(column, table, siblings, material)
        ?? onDemand(column, table, siblings, material)
      return [found, drags(column, table, siblings, material)].compactMap { $0 }
    }
  }

  private func isText(_ column: AttributeColumn) -> Bool {
    column.texts > 0 && Double(column.texts) >= mostly * Double(column.own)
  }

  /// A text that begins with the same words as a sibling.
  private func echo(
    _ column: AttributeColumn, _ table: AttributeTable, _ siblings: Siblings,
    _ material: Material
  ) -> Finding? {
    let bytes = table.scaled(column.textBytes)
    guard isText(column), column.textBytes / column.texts >= echoEach,
      material.stakes.isWorthIt(waste: bytes, of: material.peakTotal), siblings.areLasting,
      let parsed = siblings.echo(of: column)
    else { return nil }
    return finding(.rawBeside, .echo, column, table, [parsed], bytes, column.texts)
  }

  /// A text that is most of each instance, filled after what is beside it or before it.
  private func raw(
    _ column: AttributeColumn, _ table: AttributeTable, _ siblings: Siblings,
    _ material: Material
  ) -> Finding? {
    let bytes = table.scaled(column.textBytes)
    guard isText(column), column.textBytes / column.texts >= each,
      isMost(bytes, table, material), siblings.areLasting
    else { return nil }
    let others = table.columns.filter {
      $0.name != column.name && Double($0.content) >= 0.5 * Double(column.own)
    }
    let hasContainer = others.contains {
      $0.containers > 0 && 2 * $0.containers >= $0.own - $0.empties.count
    }
    let wasNone = siblings.wasNone(column)
    guard wasNone || others.count >= 2 && hasContainer else { return nil }
    return finding(
      .rawBeside, .raw(isBytes: 2 * column.rawBytes >= column.texts, wasNone: wasNone), column,
      table, others.prefix(3).map(\.attributeName), bytes, column.texts)
  }

  /// A container that was None at first and is most of each instance now.
  private func onDemand(
    _ column: AttributeColumn, _ table: AttributeTable, _ siblings: Siblings,
    _ material: Material
  ) -> Finding? {
    let bytes = table.scaled(column.bytes)
    guard !isText(column), column.objects.types.isEmpty, isMost(bytes, table, material),
      siblings.areLasting, siblings.wasNone(column)
    else { return nil }
    return finding(.rawBeside, .onDemand, column, table, [], bytes, column.own)
  }

  /// An object that brings a whole graph along.
  private func drags(
    _ column: AttributeColumn, _ table: AttributeTable, _ siblings: Siblings,
    _ material: Material
  ) -> Finding? {
    let objects = column.objects.largest
    let contents = objects == nil ? foreign(column.contents.largest, table, material) : nil
    // What has its bytes in itself, or in items of Python's own types, is data and no graph.
    guard objects.map({ !Self.isContainer($0.name) }) ?? true else { return nil }
    guard let type = objects ?? contents, type.count > 0, type.flat * 2 <= type.bytes
    else { return nil }
    let bytes = table.scaled(type.bytes)
    guard Double(bytes) >= dragShare * Double(table.whole),
      Double(bytes) >= dragTrackedShare * Double(material.peakTotal),
      type.bytes / type.count >= each, siblings.areLasting
    else { return nil }
    let name = String(decoding: type.name, as: UTF8.self)
    return finding(
      .drags, .object(objects == nil ? "container of \(name)" : name), column, table, [], bytes,
      type.count)
  }

  /// Whether it is one of the standard library's containers.
  private static func isContainer(_ type: [UInt8]) -> Bool {
    ["collections.", "array.", "builtins."].contains {
      type.starts(with: $0.utf8)
    }
  }

  /// Objects that a library made, in a container of an instance of another package: what a class has
  /// of its own package is what it is made for.
  private func foreign(
    _ type: ObjectValues.OfType?, _ table: AttributeTable, _ material: Material
  ) -> ObjectValues.OfType? {
    let subject = table.group.subject
    let own = subject.actual ?? material.profile.classes[subject.index.rawValue].name
    guard let type, let dot = type.name.firstIndex(of: UInt8(ascii: ".")),
      !own.utf8.starts(with: type.name[...dot])
    else { return nil }
    return type
  }

  private func isMost(_ bytes: ByteCount, _ table: AttributeTable, _ material: Material) -> Bool {
    Double(bytes) >= share * Double(table.whole)
      && Double(bytes) >= trackedShare * Double(material.peakTotal)
  }

  private func finding(
    _ kind: Finding.Kind, _ form: Evidence.RawForm.Form, _ column: AttributeColumn,
    _ table: AttributeTable, _ siblings: [AttributeName], _ bytes: ByteCount, _ count: Int
  ) -> Finding {
    let instances = max(1, table.scaled(count))
    let evidence = Evidence.RawForm(
      form: form, siblings: siblings, whole: table.whole, each: bytes / instances)
    return table.finding(
      kind, [column.attributeName], bytes: bytes, instances: instances, .medium, .raw(evidence),
      Weights.maybeNeeded)
  }
}
