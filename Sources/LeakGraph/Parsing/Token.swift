/// A word of the file.
struct Token: Equatable {
  enum Kind: Equatable {
    /// A word without quotation marks.
    case word
    /// What stands between quotation marks.
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
