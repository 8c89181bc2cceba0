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

  /// As a part of a sentence on one line.
  static func prose(_ text: String) -> String {
    var result = ""
    var before: Unicode.Scalar = " "
    let scalars = Array(text.visible.unicodeScalars)
    for (place, scalar) in scalars.enumerated() {
      let next = place + 1 < scalars.count ? scalars[place + 1] : " "
      switch scalar {
      case "@": result += #"\\x40"#
      case "|": result += #"\\x7c"#
      case ":" where next == "/": result += #"\\x3a"#
      case "." where before == "w" || before == "W": result += #"\\x2e"#
      case "#", "!", "~", "$", "%", "&":
        // References of hosts to issues, merge requests, labels, snippets and milestones.
        result +=
          next.properties.isAlphabetic || next.properties.numericType != nil || next == "\""
          ? #"\\x"# + String(scalar.value, radix: 16) : "\\\(scalar)"
      case "\\", "`", "*", "_", "[", "]", "<", ">", "{", "}", "(", ")", "=", "^":
        result += "\\\(scalar)"
      default: result.unicodeScalars.append(scalar)
      }
      before = scalar
    }
    return result
  }
}
