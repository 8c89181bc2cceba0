/// The characters of a file, one after the other, with their places.
struct TOMLCharacters {
  private var rest: Substring.UnicodeScalarView
  private(set) var place = TOMLPlace(line: 1, column: 1)

  init(_ text: String) {
    rest = text.unicodeScalars[...]
    if rest.first == "\u{FEFF}" { rest.removeFirst() }
  }

  /// What comes; nil at the end.
  var next: Unicode.Scalar? { rest.first }

  mutating func advance() {
    guard let scalar = rest.popFirst() else { return }
    place =
      scalar == "\n"
      ? TOMLPlace(line: place.line + 1, column: 1)
      : TOMLPlace(line: place.line, column: place.column + 1)
  }

  /// Passes over a character after blanks, if it is what comes.
  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard next == scalar else { return false }
    advance()
    return true
  }

  /// Whether these characters come.
  func comes(_ text: String) -> Bool { rest.starts(with: text.unicodeScalars) }

  mutating func skipBlanks() {
    while let scalar = next, scalar == " " || scalar == "\t" { advance() }
  }

  /// Passes over blanks, comments and ends of lines.
  mutating func skipBlankLines() throws(TOMLError) {
    repeat {
      skipBlanks()
      try skipComment()
    } while takeLineEnd()
  }

  /// Passes over the end of a line, with a comment before it.
  mutating func endLine() throws(TOMLError) {
    skipBlanks()
    try skipComment()
    guard next == nil || takeLineEnd() else { throw unexpected("the end of the line") }
  }

  private mutating func takeLineEnd() -> Bool {
    guard next == "\n" || comes("\r\n") else { return false }
    if next == "\r" { advance() }
    advance()
    return true
  }

  private mutating func skipComment() throws(TOMLError) {
    guard next == "#" else { return }
    while let scalar = next, scalar != "\n", !comes("\r\n") {
      guard !Self.isControl(scalar) else { throw unexpected("no control character") }
      advance()
    }
  }

  /// Whether texts and comments may not have it (TOML 1.0: all controls but the tab).
  static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    (scalar.value < 0x20 && scalar != "\t") || scalar.value == 0x7F
  }

  /// - Parameter expected: what should be here.
  func unexpected(_ expected: String) -> TOMLError {
    let found =
      switch next {
      case nil: "the file ends"
      case "\n", "\r": "the line ends"
      case let scalar?: "there is \(String(scalar).debugDescription)"
      }
    return TOMLError(place: place, reason: "\(found), where there should be \(expected)")
  }
}
