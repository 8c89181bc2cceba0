/// Texts from outside on their way into results of plain text.
extension [UInt8] {
  /// Appends a text, repaired where it is not valid UTF-8, with a ``VisibleEscape`` in the place of
  /// every scalar that has one, tab and line feed excepted.
  ///
  /// A dump can come from a stranger, and a terminal would obey an escape sequence in it.
  /// - Parameter lineFeed: what replaces a line feed.
  package mutating func appendVisible(_ text: UnsafeRawBufferPointer, lineFeed: UInt8) {
    if text.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return append(contentsOf: text) }
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0x0A: append(lineFeed)
      case 0x09: append(0x09)
      case let value: appendVisible(scalar, VisibleEscape(value))
      }
    }
  }

  /// Appends a text as ``appendVisible(_:lineFeed:)-(UnsafeRawBufferPointer,_)`` does.
  package mutating func appendVisible(_ text: String, lineFeed: UInt8) {
    var text = text
    text.withUTF8 { appendVisible(UnsafeRawBufferPointer($0), lineFeed: lineFeed) }
  }

  /// Appends the escape of a scalar, or the scalar where it has none.
  mutating func appendVisible(_ scalar: Unicode.Scalar, _ escape: VisibleEscape?) {
    if let escape {
      escape.append(to: &self)
    } else {
      append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }
}
