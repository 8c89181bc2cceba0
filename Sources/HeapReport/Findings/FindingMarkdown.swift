/// A finding as a paragraph of Markdown, for a ticket.
struct FindingMarkdown {
  private let text: FindingText
  private let dump: String

  init(_ text: FindingText, in dump: String) {
    self.text = text
    self.dump = dump
  }

  var paragraph: String {
    """
    **\(escaped(text.title))** (\(escaped(dump)))

    \(escaped(text.explanation))

    - The bytes are \(escaped(text.measure)).
    - Next: \(escaped(text.nextStep))
    """
  }

  /// What Markdown would read as its own; names of a dump may be anything.
  private func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if "\\`*_[]<>|#~".unicodeScalars.contains(scalar) { result += "\\" }
      result.unicodeScalars.append(scalar == "\n" || scalar == "\r" ? " " : scalar)
    }
    return result
  }
}
