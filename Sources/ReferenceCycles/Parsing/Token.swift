/// A word of the file.
struct Token: Equatable {
  enum Kind: Equatable {
    /// A word without quotation marks.
    case word
    /// The text between quotation marks.
    case quoted
    case arrow
    /// One of `{ } [ ] ; , =`.
    case sign(UInt8)
    case end
  }

  var kind: Kind
  /// The text, without quotation marks.
  var range: Range<Int>

  var isName: Bool { kind == .word || kind == .quoted }

  func isSign(_ sign: Unicode.Scalar) -> Bool { kind == .sign(UInt8(ascii: sign)) }
}

extension Token {
  /// Letters, digits, `_`, `.` and everything beyond ASCII.
  static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), 0x80...0xFF:
      true
    default: false
    }
  }
}
