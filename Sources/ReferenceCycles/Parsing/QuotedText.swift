/// Finds the end of a text in quotation marks.
///
/// Pympler replaces `"` in what an object looks like but writes names of references as they are, and
/// a name can be the key of a dictionary: any text, with `"` or a backslash at its end. So a mark
/// ends a value only where something follows that may follow a value. In all other places the rules
/// of Graphviz hold: the first mark without a backslash before it.
struct QuotedText {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The offset of the mark that ends the text; nil when there is none.
  func end(from start: Int, isValue: Bool) -> Int? {
    var offset = start
    while offset < bytes.count {
      switch bytes[offset] {
      case LabelText.backslash:
        if isValue, endsStatement(at: offset + 1) { return offset + 1 }
        offset += 2
      case UInt8(ascii: "\""):
        if !isValue || mayEnd(at: offset + 1) { return offset }
        offset += 1
      default: offset += 1
      }
    }
    return nil
  }

  /// Whether `"];` and the end of the line follow here: no writer has these within a text.
  private func endsStatement(at offset: Int) -> Bool {
    bytes[min(offset, bytes.count)...].starts(with: "\"];\n".utf8)
  }

  /// Whether what follows may follow a value: a separator, a closing bracket, or another attribute.
  private func mayEnd(at start: Int) -> Bool {
    var offset = start
    while offset < bytes.count, bytes[offset] == 0x20 || (0x09...0x0D).contains(bytes[offset]) {
      offset += 1
    }
    guard offset < bytes.count else { return true }
    switch bytes[offset] {
    case UInt8(ascii: "]"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "}"): return true
    default: break
    }
    let word = offset
    while offset < bytes.count, Token.isWord(bytes[offset]) { offset += 1 }
    while offset < bytes.count, bytes[offset] == 0x20 { offset += 1 }
    return offset > word && offset < bytes.count && bytes[offset] == UInt8(ascii: "=")
  }
}
