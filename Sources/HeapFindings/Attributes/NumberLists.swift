import HeapProfile
import Measures

/// The lists of numbers among the values of an attribute.
struct NumberLists {
  private(set) var lists = 0
  /// Bytes of the numbers beside their places in the lists.
  private(set) var bytes: ByteCount = 0
  /// Those that are objects of their own.
  private(set) var numbers = 0

  /// Numbers in a list: below, a list is a record of a few things.
  static let many = 64

  /// Bytes of a float; an int takes more.
  private static let smallest = 24

  mutating func add(_ value: ValueText, _ sized: Sized) {
    let content = sized.size - sized.flat
    guard value.bytes.first != UInt8(ascii: "{"), sized.flat >= 8 * Self.many else { return }
    // 24 bytes a float, 28 an int; some are shared.
    let ratio = (Double(content) + 64) / Double(sized.flat)
    guard ratio >= 2, ratio <= 4.2, Self.hasNumbersOnly(value) else { return }
    lists += 1
    bytes += content
    // A list has spare places.
    numbers += min(Int((sized.flat - 56) / 8), Int(content / Self.smallest))
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
