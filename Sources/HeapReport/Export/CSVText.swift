/// Texts of a dump that no spreadsheet takes for a formula (OWASP, "CSV Injection").
///
/// A text that begins like a formula gets an apostrophe before it. Programs differ in what they look
/// at: some cut blanks off, take full-width signs for the others, or divide cells at semicolons, tabs
/// and line ends as well. So blanks before a sign do not count, and the apostrophe also comes after
/// everything within a text that may begin a cell.
enum CSVText {
  static func harmless(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { isSign($0) || isLineEnd($0) }) else { return text }
    var result = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    if let first = rest.first, isLineEnd(first) || isDanger(rest) { result.append("'") }
    while let scalar = rest.popFirst() {
      result.append(scalar)
      if divides(scalar), isDanger(rest) { result.append("'") }
    }
    return String(result)
  }

  /// Whether a cell that begins like this could be a formula. Not after another divider: what is
  /// behind that is looked at there.
  private static func isDanger(_ beginning: Substring.UnicodeScalarView) -> Bool {
    let sign = beginning.first { divides($0) || !$0.properties.isWhitespace }
    return sign.map(isSign) ?? false
  }

  private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
    default: false
    }
  }

  private static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\t" || scalar == "\r" || scalar == "\n"
  }

  /// A carriage return is not among them: it is written as an escape.
  private static func divides(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\t" || scalar == "\n" || scalar == ";" || scalar == "|"
  }
}
