/// Texts of a dump on their way into results: any bytes become valid UTF-8 without anything that
/// could hide or move text on a terminal.
extension [UInt8] {
  /// Appends a text of the dump, repaired where it is not valid UTF-8.
  ///
  /// Control characters other than tab and line feed, and characters that turn the direction of text
  /// or end a line, are written as Python's `repr` writes them: `\x1b`, `\u202e`. A dump can come
  /// from a stranger, and an escape sequence in it would be obeyed by the terminal.
  /// - Parameter lineFeed: what stands for a line feed.
  mutating func appendVisible(_ text: UnsafeRawBufferPointer, lineFeed: UInt8) {
    if text.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return append(contentsOf: text) }
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0x0A: append(lineFeed)
      case 0x09: append(0x09)
      case 0x00..<0x20, 0x7F..<0xA0: appendEscape("\\x", scalar.value, digits: 2)
      case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069:
        appendEscape("\\u", scalar.value, digits: 4)
      default: append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
  }

  /// Appends a text of the dump as ``appendVisible(_:lineFeed:)`` does.
  mutating func appendVisible(_ text: String, lineFeed: UInt8) {
    var text = text
    text.withUTF8 { appendVisible(UnsafeRawBufferPointer($0), lineFeed: lineFeed) }
  }

  /// Appends `\x`, `\u` and the like with a number of hexadecimal digits.
  mutating func appendEscape(_ prefix: StaticString, _ value: UInt32, digits: Int) {
    append(prefix)
    for place in (0..<digits).reversed() {
      append(hexadecimal[Int(value >> UInt32(4 * place) & 15)])
    }
  }

  /// Appends a text of the program.
  @inline(__always)
  mutating func append(_ text: StaticString) {
    append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Appends a whole number in decimal digits.
  @inline(__always)
  mutating func append(number: some BinaryInteger) {
    append(contentsOf: String(number).utf8)
  }
}

private let hexadecimal = Array("0123456789abcdef".utf8)
