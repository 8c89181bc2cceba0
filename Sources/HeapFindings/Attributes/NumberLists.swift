import HeapProfile
import Measures

/// The lists of numbers among the values of an attribute.
struct NumberLists {
  private(set) var lists = 0
  /// Bytes of the numbers beside their places in the lists.
  private(set) var bytes: ByteCount = 0
  /// Bytes of their places in the lists, 8 each.
  private var places: ByteCount = 0

  var numbers: Int { Int(places / 8) }

  /// Numbers in a list: below, a list is a record of a few things.
  static let many = 64

  mutating func add(_ value: ValueText, _ sized: Sized) {
    let content = sized.size - sized.flat
    guard value.bytes.first != UInt8(ascii: "{"), sized.flat >= 8 * Self.many else { return }
    // 24 bytes a float, 28 an int; some are shared. A list has spare places.
    let ratio = (Double(content) + 64) / Double(sized.flat)
    guard ratio >= 2, ratio <= 4.2, Self.hasNumbersOnly(value) else { return }
    lists += 1
    bytes += content
    places += sized.flat - 56
  }

  private static func hasNumbersOnly(_ value: ValueText) -> Bool {
    var count = 0
    var others = 0
    value.forEachElement { element in
      count += 1
      if !ValueText.isNumber(element) || (element.first.map { $0 >= 0x41 } ?? false) { others += 1 }
    }
    return count >= 3 && others == 0
  }
}
