/// What the bytes between quotation marks say.
enum LabelText {
  /// The text with `\"` and `\\` undone, as Graphviz reads them, and everything else as written.
  ///
  /// `\n` stays as written: Pympler writes a `repr` as it is, where a line feed is `\n` already.
  static func string(_ bytes: ArraySlice<UInt8>) -> String {
    guard bytes.contains(backslash) else { return String(decoding: bytes, as: UTF8.self) }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var isEscaped = false
    for byte in bytes {
      if byte == backslash, !isEscaped {
        isEscaped = true
        continue
      }
      if isEscaped, byte != backslash, byte != UInt8(ascii: "\"") { text.append(backslash) }
      isEscaped = false
      text.append(byte)
    }
    if isEscaped { text.append(backslash) }
    return String(decoding: text, as: UTF8.self)
  }

  static let backslash = UInt8(ascii: "\\")
}
