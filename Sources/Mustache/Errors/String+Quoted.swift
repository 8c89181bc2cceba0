extension String {
  /// A piece of a template for messages: in quotes, on one line, and cut if it is longer
  /// than a name should be.
  var quoted: String {
    let limit = 60
    let shown = count <= limit ? self : prefix(limit - 1) + "…"
    return "\"\(shown.split(whereSeparator: \.isNewline).joined(separator: " "))\""
  }
}
