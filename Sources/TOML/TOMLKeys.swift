/// Keys, and texts between quotes, which keys may be.
enum TOMLKeys {
  /// Keys with dots between them at most.
  private static let deepest = 16

  /// Keys with dots between them.
  static func path(_ text: inout TOMLCharacters) throws(TOMLError) -> [String] {
    var keys: [String] = []
    repeat {
      text.skipBlanks()
      guard keys.count < deepest else {
        throw TOMLError(
          place: text.place, reason: "more than \(deepest) keys with dots between them")
      }
      keys.append(try key(&text))
    } while text.take(".")
    return keys
  }

  private static func key(_ text: inout TOMLCharacters) throws(TOMLError) -> String {
    if text.next == "\"" || text.next == "'" { return try quoted(&text) }
    var key = String.UnicodeScalarView()
    while let scalar = text.next, isBare(scalar) {
      key.append(scalar)
      text.advance()
    }
    guard !key.isEmpty else {
      throw text.unexpected(
        "a key (with other characters than letters, digits, - and _: in quotes)")
    }
    return String(key)
  }

  private static func isBare(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII
      && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "-"
        || scalar == "_")
  }

  /// A text between quotes; between `'` nothing is an escape.
  static func quoted(_ text: inout TOMLCharacters) throws(TOMLError) -> String {
    let start = text.place
    guard !text.comes("\"\"\""), !text.comes("'''") else {
      throw TOMLError(place: start, reason: "a text over several lines has no meaning here")
    }
    let quote = text.next
    text.advance()
    var result = String.UnicodeScalarView()
    while let scalar = text.next, !TOMLCharacters.isControl(scalar) {
      if scalar == "\\", quote == "\"" {
        result.append(try escape(&text))
        continue
      }
      text.advance()
      if scalar == quote { return String(result) }
      result.append(scalar)
    }
    throw text.unexpected("the end of the text that begins at column \(start.column)")
  }

  private static func escape(_ text: inout TOMLCharacters) throws(TOMLError) -> Unicode.Scalar {
    let place = text.place
    text.advance()
    let letter = text.next
    text.advance()
    switch letter {
    case "b": return "\u{8}"
    case "t": return "\t"
    case "n": return "\n"
    case "f": return "\u{C}"
    case "r": return "\r"
    case "\"", "\\": return letter ?? "\\"
    case "u": return try codePoint(&text, digits: 4, place)
    case "U": return try codePoint(&text, digits: 8, place)
    default:
      throw TOMLError(
        place: place, reason: "no such escape; for a backslash write two, or quote with '")
    }
  }

  private static func codePoint(
    _ text: inout TOMLCharacters, digits: Int, _ place: TOMLPlace
  ) throws(TOMLError) -> Unicode.Scalar {
    var value: UInt32 = 0
    for _ in 0..<digits {
      guard let digit = text.next.flatMap({ Character($0).hexDigitValue }),
        text.next?.isASCII == true
      else { throw text.unexpected("\(digits) hexadecimal digits") }
      value = value << 4 | UInt32(digit)
      text.advance()
    }
    guard let scalar = Unicode.Scalar(value) else {
      throw TOMLError(place: place, reason: "no character has this number")
    }
    return scalar
  }
}
