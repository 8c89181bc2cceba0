/// Layouts by what they are: objects that name their references alike have one.
struct LayoutTable {
  private var numbers: [Layout: UInt32] = [:]

  private struct Layout: Hashable {
    let rule: UInt32
    let names: [UInt32]
  }

  /// The number of a layout, which is put into `layouts` the first time.
  mutating func number(
    rule: ReferenceRule, names: [UInt32] = [], in layouts: inout Layouts
  ) -> UInt32 {
    let layout = Layout(rule: rule.rawValue, names: names)
    if let number = numbers[layout] { return number }
    let number = UInt32(truncatingIfNeeded: layouts.count)
    numbers[layout] = number
    layouts.append(rule: rule.rawValue, names: names)
    return number
  }
}

/// How an object names what its layout does not name one by one (docs/heap-format.md).
enum ReferenceRule: UInt32 {
  case unnamed = 0
  case ascending = 1
  case keysAndValues = 3
  case members = 4
}

/// Kinds of names, in the upper 4 bits of a code (docs/heap-format.md).
enum NameCode {
  static let none: UInt32 = 0
  static let namespace: UInt32 = 2 << 28
  static let type: UInt32 = 6 << 28
  static let globals: UInt32 = 8 << 28

  static func attribute(_ text: Int) -> UInt32 { 1 << 28 | UInt32(text & 0x0FFF_FFFF) }
  static func local(_ text: Int) -> UInt32 { 5 << 28 | UInt32(text & 0x0FFF_FFFF) }
}
