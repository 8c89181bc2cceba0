extension String {
  /// With the middle of long lines left out: goldens are read by people.
  package var withShortLines: String {
    split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let count = line.unicodeScalars.count
      guard count > 500 else { return String(line) }
      let start = String(line.unicodeScalars.prefix(200))
      let end = String(line.unicodeScalars.suffix(200))
      return "\(start)…\(count - 400) characters…\(end)"
    }.joined(separator: "\n")
  }

  /// With everything written out that would hide in a text file, line ends apart.
  package var withVisibleControls: String {
    var text = ""
    for scalar in unicodeScalars {
      switch scalar.properties.generalCategory {
      case _ where scalar == "\n": text.unicodeScalars.append(scalar)
      case .control, .format, .lineSeparator, .paragraphSeparator:
        text += "\\u{\(String(scalar.value, radix: 16))}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
