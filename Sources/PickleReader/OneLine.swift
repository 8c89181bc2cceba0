extension String {
  /// At most `count` characters of the text, without what would break or turn around a line.
  package func oneLine(_ count: Int) -> String {
    var line = ""
    for scalar in prefix(count).unicodeScalars.prefix(4 * count) {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: line.append("\u{FFFD}")
      default: line.unicodeScalars.append(scalar)
      }
    }
    return line
  }
}
