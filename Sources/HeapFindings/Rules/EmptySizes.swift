/// How large an empty container of each kind is: the smallest that the class has, but never more
/// than any Python needs.
struct EmptySizes {
  private var smallest: [[UInt8]: Int64] = [:]
  /// A dictionary of Python 2 takes 280 bytes, a deque 624 to 760.
  private static let most: Int64 = 300

  init(_ table: AttributeTable) {
    for column in table.columns {
      for sizes in column.empties.sizes {
        let least = sizes.counts.keys.min() ?? Self.most
        let limit = Self.isBuiltIn(sizes.look) ? Self.most : .max
        smallest[sizes.look] = min(smallest[sizes.look] ?? limit, least)
      }
    }
  }

  /// Bytes of a new one.
  func of(_ sizes: EmptyValues.Sizes) -> Int64 { smallest[sizes.look] ?? Self.most }

  private static func isBuiltIn(_ look: [UInt8]) -> Bool {
    ["{}", "[]", "()", "set()", "set([])"].contains { look.elementsEqual($0.utf8) }
  }
}
