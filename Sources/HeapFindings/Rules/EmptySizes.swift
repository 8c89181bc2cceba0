import Measures

/// How large an empty container of each kind is: the smallest that the class has, but never more
/// than the Python that wrote the dump needs; where that is unknown, than any does.
struct EmptySizes {
  private var smallest: [[UInt8]: ByteCount] = [:]
  /// A dictionary of Python 2 takes 280 bytes, a deque 624 to 760.
  private static let most: ByteCount = 300

  /// What `sys.getsizeof` says of new ones from Python 3.8 on, on 64 bits.
  private static let ofPython3: [[UInt8]: ByteCount] = [
    Array("{}".utf8): 64, Array("[]".utf8): 56, Array("()".utf8): 40, Array("set()".utf8): 216,
  ]

  /// - Parameter python: the version that wrote the dump.
  init(_ table: AttributeTable, python: String?) {
    let isThree = python?.hasPrefix("3.") == true
    for column in table.columns {
      for sizes in column.empties.sizes {
        let least = sizes.counts.keys.min() ?? Self.most
        let known = isThree ? Self.ofPython3[sizes.look] : nil
        let limit = known ?? (Self.isBuiltIn(sizes.look) ? Self.most : .max)
        smallest[sizes.look] = min(smallest[sizes.look] ?? limit, least)
      }
    }
  }

  /// Bytes of a new one.
  func of(_ sizes: EmptyValues.Sizes) -> ByteCount { smallest[sizes.look] ?? Self.most }

  private static func isBuiltIn(_ look: [UInt8]) -> Bool {
    ["{}", "[]", "()", "set()", "set([])"].contains { look.elementsEqual($0.utf8) }
  }
}
