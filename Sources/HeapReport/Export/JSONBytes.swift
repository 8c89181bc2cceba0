import Measures

/// JSON values as bytes (RFC 8259).
extension [UInt8] {
  /// Appends a string of valid UTF-8: what is invalid in `text` is repaired, control characters and
  /// the two line ends that JavaScript knows besides are escaped.
  mutating func appendJSON(_ text: UnsafeRawBufferPointer) {
    append("\"")
    if text.allSatisfy({
      $0 >= 0x20 && $0 < 0x7F && $0 != quote && $0 != backslash && $0 != numberSign
    }) {
      append(contentsOf: text)
    } else {
      appendEscaped(String(decoding: text, as: UTF8.self))
    }
    append("\"")
  }

  /// Appends a string as ``appendJSON(_:)-(UnsafeRawBufferPointer)`` does.
  package mutating func appendJSON(_ text: String) {
    var text = text
    text.withUTF8 { appendJSON(UnsafeRawBufferPointer($0)) }
  }

  private mutating func appendEscaped(_ text: String) {
    var before: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      defer { before = scalar }
      switch scalar {
      // Two of them begin a command in the logs of CI systems; this is the same text.
      case "#" where before == "#": appendEscape("\\u", scalar.value, digits: 4)
      case "\"": append("\\\"")
      case "\\": append("\\\\")
      case "\n": append("\\n")
      case "\r": append("\\r")
      case "\t": append("\\t")
      case "\u{0}"..<"\u{20}", "\u{7F}"..<"\u{A0}", "\u{2028}", "\u{2029}":
        appendEscape("\\u", scalar.value, digits: 4)
      default: append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
  }

  /// Appends a whole number, or `null` for one that is not known.
  mutating func appendJSON(_ number: (some BinaryInteger)?) {
    if let number { append(number: number) } else { append("null") }
  }

  /// Appends a number of bytes, or `null` for one that is not known.
  mutating func appendJSON(_ bytes: ByteCount?) { appendJSON(bytes.map { Int64($0) }) }

  /// Appends the shortest number that reads as the same value, or `null` for one that is not known.
  /// Values that are not finite, which JSON does not have, are not known either.
  mutating func appendJSON(_ number: Double?) {
    guard let number, number.isFinite else { return append("null") }
    append(contentsOf: number.description.utf8)
  }
}

private let quote = UInt8(ascii: "\"")
private let numberSign = UInt8(ascii: "#")
private let backslash = UInt8(ascii: "\\")
