/// Texts of a heap file, by number.
package struct HeapTexts: Sendable {
  /// Bytes of a text that are kept. A way to an object is made of names, and a page has many ways: a file
  /// must not say one long name as often as it likes.
  static let longest = 1_000
  private(set) var bytes: [UInt8] = []
  private var ends: [Int] = []

  /// How many there are.
  package var count: Int { ends.count }

  /// The text of that number; empty if there is none.
  package subscript(number: Int) -> String {
    guard ends.indices.contains(number) else { return "" }
    return String(
      decoding: bytes[(number > 0 ? ends[number - 1] : 0)..<ends[number]], as: UTF8.self)
  }

  /// Calls `body` with the bytes of that number; with none if there is no such text.
  func withBytes<Result>(_ number: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    guard ends.indices.contains(number) else {
      return body(UnsafeBufferPointer(start: nil, count: 0))
    }
    return bytes.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[(number > 0 ? ends[number - 1] : 0)..<ends[number]]))
    }
  }

  /// The bytes of that number, each as the character of its number.
  func latin(_ number: Int) -> String {
    guard ends.indices.contains(number) else { return "" }
    var text = ""
    for byte in bytes[(number > 0 ? ends[number - 1] : 0)..<ends[number]] {
      text.unicodeScalars.append(Unicode.Scalar(byte))
    }
    return text
  }

  /// Appends a text; of a long one the beginning.
  ///
  /// - Parameter ending: follows the beginning of one that is cut.
  mutating func append(_ text: UnsafeRawBufferPointer, ending: StaticString = "…") {
    var count = min(text.count, Self.longest)
    if count < text.count {
      // Not within a character.
      while count > 0, text[count] & 0xC0 == 0x80 { count -= 1 }
    }
    bytes.append(contentsOf: text.prefix(count))
    if count < text.count {
      ending.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }
    ends.append(bytes.count)
  }
}
