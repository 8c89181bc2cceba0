import HeapProfile

/// What an instance's place takes on a page, about.
struct CardWeight: Sendable {
  var elements: Int
  var bytes: Int

  init(elements: Int, bytes: Int) {
    self.elements = elements
    self.bytes = bytes
  }

  static let zero = CardWeight(elements: 0, bytes: 0)

  /// Lines of text about something shared.
  init(lines: Int) {
    self.init(elements: lines, bytes: 700 * lines)
  }

  static func + (left: CardWeight, right: CardWeight) -> CardWeight {
    CardWeight(elements: left.elements + right.elements, bytes: left.bytes + right.bytes)
  }

  func isWithin(_ limit: CardWeight) -> Bool {
    elements <= limit.elements && bytes <= limit.bytes
  }
}

extension CardWeight {
  /// - Parameter listsTrees: whether its referents count.
  init(of instance: Instance, in profile: HeapProfile, listsTrees: Bool, isRedacted: Bool) {
    self.init(elements: 12, bytes: 700 + 2 * profile.texts.withBytes(instance.repr) { $0.count })
    if instance.sizes.count == 0 { return }
    if let count = InstanceHistory.lineCount(of: instance, in: profile, listsTrees: listsTrees) {
      add(lines: count)
      return
    }
    let lines = InstanceHistory(of: instance, in: profile, listsTrees: listsTrees).lines
    add(lines: lines.count)
    for case .run(_, _, let tree?) in lines {
      let rows = ReferentTree.rows(of: tree.sized, in: profile, isRedacted: isRedacted)
      elements += 2
      bytes += 80
      for row in rows {
        elements += row.elements
        bytes += 110 + row.nameLength + 10 * row.closes
      }
    }
  }

  private mutating func add(lines count: Int) {
    elements += 5 * count
    bytes += 220 * count
  }
}
