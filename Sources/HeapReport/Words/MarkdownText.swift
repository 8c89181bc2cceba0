import VisibleText

/// Texts of a dump on their way into Markdown, which people read in merge requests.
///
/// Besides Markdown's own characters, hosts look for more in what it became: `@name` mentions (and
/// notifies) somebody, `#12` and addresses become links. One character of each is written as an
/// escape, as ``LogGuard`` does.
enum MarkdownText {
  /// As a name: a span of code, in which nothing means anything. What would end the span or the cell
  /// of a table around it is written as an escape.
  static func code(_ text: String) -> String {
    let text = text.showsNothing ? "(no name)" : text.visible
    return "`" + text.replacing("`", with: #"\x60"#).replacing("|", with: #"\x7c"#) + "`"
  }

  /// As a part of a sentence on one line, not at its start.
  static func prose(_ text: String) -> String {
    var result = ""
    let scalars = Array(text.visible.unicodeScalars)
    for (place, scalar) in scalars.enumerated() {
      let next = place + 1 < scalars.count ? scalars[place + 1] : " "
      if isReference(scalar, next, after: scalars[max(0, place - 3)..<place]) {
        result += "\\\\x" + String(scalar.value, radix: 16)
      } else {
        if special.contains(scalar) { result += "\\" }
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// What Markdown itself could read as its own within a line.
  private static let special = Set("\\`*_[]<>&~$#!".unicodeScalars)

  /// Whether a host could make a link or a mention of what begins here, or a table a cell.
  private static func isReference(
    _ scalar: Unicode.Scalar, _ next: Unicode.Scalar, after before: ArraySlice<Unicode.Scalar>
  ) -> Bool {
    switch scalar {
    case "@", "|": true
    case ":": next == "/"
    case ".": before.count == 3 && before.allSatisfy { $0 == "w" || $0 == "W" }
    // Issues, merge requests, labels, snippets, milestones.
    case "#", "!", "~", "$", "%":
      next.properties.isAlphabetic || next.properties.numericType != nil || next == "\""
    default: false
    }
  }
}
