/// How objects name their references: some one by one, and the rest by a rule.
package struct Layouts: Sendable {
  private var rules: [UInt32] = []
  private var ends: [Int] = []
  private var codes: [UInt32] = []

  /// How many there are.
  package var count: Int { rules.count }

  mutating func append(rule: UInt32, names: [UInt32]) {
    rules.append(rule)
    codes.append(contentsOf: names)
    ends.append(codes.count)
  }

  /// How many references a layout names one by one, and the rule for the rest; 0 and 0 of an unknown one.
  func shape(_ layout: Int) -> (named: Int, rule: UInt32) {
    guard ends.indices.contains(layout) else { return (0, 0) }
    return (ends[layout] - (layout > 0 ? ends[layout - 1] : 0), rules[layout])
  }

  /// The place of the reference to `__dict__` in each layout; nil: it has none.
  var namespacePlaces: [Int?] {
    ends.indices.map { layout in
      codes[(layout > 0 ? ends[layout - 1] : 0)..<ends[layout]]
        .firstIndex { ReferenceName(code: $0) == .namespace }
        .map { $0 - (layout > 0 ? ends[layout - 1] : 0) }
    }
  }

  /// The name of one reference.
  ///
  /// - Parameters:
  ///   - layout: its number; an unknown one names nothing.
  ///   - place: which reference of the object it is, of `count` ones.
  func name(_ layout: Int, _ place: Int, of count: Int) -> ReferenceName {
    guard ends.indices.contains(layout) else { return .none }
    let start = layout > 0 ? ends[layout - 1] : 0
    let named = ends[layout] - start
    if place < named { return ReferenceName(code: codes[start + place]) }
    let position = place - named
    let rest = count - named
    switch rules[layout] {
    case 1: return .index(position)
    case 2: return .index(rest - 1 - position)
    case 3: return position < rest / 2 ? .key : .value(key: named + position - rest / 2)
    case 4: return .member
    case 5: return named > 0 ? ReferenceName(code: codes[ends[layout] - 1]) : .none
    default: return .none
    }
  }
}
