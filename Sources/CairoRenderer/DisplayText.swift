/// A text of a dump as it may be shown: no control characters, no hidden change of direction.
///
/// What XML 1.0 does not allow becomes U+FFFD; the bidirectional controls, which could make a name
/// read as another, become visible escapes such as `\u202e`.
func displayText(_ string: String) -> String {
  guard string.unicodeScalars.contains(where: { $0.isReplaced }) else { return string }
  var shown = String.UnicodeScalarView()
  for scalar in string.unicodeScalars {
    if scalar.isBidirectionalControl {
      let digits = String(scalar.value, radix: 16)
      shown.append(contentsOf: "\\u".unicodeScalars)
      for _ in digits.utf8.count..<4 { shown.append("0") }
      shown.append(contentsOf: digits.unicodeScalars)
    } else {
      shown.append(scalar.isReplaced ? "\u{FFFD}" : scalar)
    }
  }
  return String(shown)
}

extension Unicode.Scalar {
  fileprivate var isBidirectionalControl: Bool {
    switch value {
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  fileprivate var isReplaced: Bool {
    switch value {
    // One line of text needs no tab and line feed; C1 is allowed in XML but never visible.
    case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: true
    default: isBidirectionalControl
    }
  }
}
