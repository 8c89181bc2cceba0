/// Splits a file into the words of Graphviz' language ("The DOT Language", lexical rules), without
/// its HTML strings and joined strings, which nobody writes into such graphs.
struct Tokenizer {
  let bytes: [UInt8]
  private(set) var offset = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    // Editors on Windows put a byte order mark first.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
  }

  /// The next word.
  ///
  /// - Parameter isValue: whether it is the value of an attribute, which the writers do not escape.
  mutating func next(isValue: Bool = false) throws(ReferenceGraphError) -> Token {
    try skipBlanks()
    guard offset < bytes.count else { return Token(kind: .end, range: offset..<offset) }
    let start = offset
    switch bytes[start] {
    case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "="):
      offset += 1
      return Token(kind: .sign(bytes[start]), range: start..<offset)
    case UInt8(ascii: "-") where byte(at: start + 1) == UInt8(ascii: ">"):
      offset += 2
      return Token(kind: .arrow, range: start..<offset)
    case UInt8(ascii: "\""):
      guard let end = QuotedText(bytes).end(from: start + 1, isValue: isValue) else {
        throw error(.truncated, at: start, "a text (\") is not closed")
      }
      offset = end + 1
      return Token(kind: .quoted, range: (start + 1)..<end)
    default:
      while offset < bytes.count, Token.isWord(bytes[offset]) { offset += 1 }
      guard offset > start else { throw unexpected(at: start) }
      return Token(kind: .word, range: start..<offset)
    }
  }

  func error(_ code: ReferenceGraphError.Code, at offset: Int, _ reason: String)
    -> ReferenceGraphError
  {
    ReferenceGraphError(code: code, line: 1 + bytes[..<offset].count { $0 == 0x0A }, reason: reason)
  }

  private func unexpected(at offset: Int) -> ReferenceGraphError {
    switch bytes[offset] {
    case UInt8(ascii: ":"): error(.unexpected, at: offset, "ports of objects are not supported")
    case UInt8(ascii: "<"): error(.unexpected, at: offset, "HTML labels are not supported")
    case UInt8(ascii: "-") where byte(at: offset + 1) == UInt8(ascii: "-"):
      error(.unexpected, at: offset, "an undirected reference (--)")
    case 0x21..<0x7F:
      error(
        .unexpected, at: offset, "unexpected “\(Character(Unicode.Scalar(bytes[offset])))”")
    default:
      error(.unexpected, at: offset, "unexpected byte 0x\(String(bytes[offset], radix: 16))")
    }
  }

  /// Blanks, `// …`, `/* … */`, and lines that begin with `#`.
  private mutating func skipBlanks() throws(ReferenceGraphError) {
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x20, 0x09...0x0D: offset += 1
      case UInt8(ascii: "#") where offset == 0 || bytes[offset - 1] == 0x0A: skipLine()
      case UInt8(ascii: "/") where byte(at: offset + 1) == UInt8(ascii: "/"): skipLine()
      case UInt8(ascii: "/") where byte(at: offset + 1) == UInt8(ascii: "*"):
        let start = offset
        offset += 2
        while byte(at: offset) != UInt8(ascii: "*") || byte(at: offset + 1) != UInt8(ascii: "/") {
          guard offset < bytes.count else {
            throw error(.truncated, at: start, "a comment (/*) is not closed")
          }
          offset += 1
        }
        offset += 2
      default: return
      }
    }
  }

  private mutating func skipLine() {
    while offset < bytes.count, bytes[offset] != 0x0A { offset += 1 }
  }

  private func byte(at offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0 }
}
