/// Why a command ends without a result: one line for a person, one number for a script.
package struct CommandFailure: Error, Sendable {
  package let status: ExitStatus
  /// File, place, reason and what to do, without line breaks.
  package let line: String

  /// - Parameters:
  ///   - file: as the user wrote it.
  ///   - reason: a sentence fragment.
  ///   - advice: what to do about it.
  init(_ status: ExitStatus, _ file: String, _ reason: String, advice: String? = nil) {
    self.status = status
    let text = advice.map { "\(file): \(reason); \($0)" } ?? "\(file): \(reason)"
    line = text.visible
  }
}

extension String {
  /// The text with everything that could hide or move it on a terminal written out.
  var visible: String {
    var text = ""
    for scalar in unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse:
        text += "\\u{\(String(scalar.value, radix: 16))}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
