/// Values without quotes: numbers, true and false.
enum TOMLWord {
  static func value(_ text: inout TOMLCharacters) throws(TOMLError) -> TOMLValue {
    let place = text.place
    var word = ""
    while let scalar = text.next, !isEnd(scalar) {
      word.unicodeScalars.append(scalar)
      text.advance()
    }
    switch word {
    case "": throw text.unexpected("a value")
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    default:
      if let number = integer(word) { return .integer(number) }
      throw TOMLError(place: place, reason: reason(word))
    }
  }

  private static func isEnd(_ scalar: Unicode.Scalar) -> Bool {
    TOMLCharacters.isControl(scalar) || " \t,]}#".unicodeScalars.contains(scalar)
  }

  private static func integer(_ word: String) -> Int64? {
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where word.hasPrefix(prefix) {
      return digits(word.dropFirst(2)).flatMap { Int64($0, radix: radix) }
    }
    let sign = word.hasPrefix("-") ? "-" : ""
    let unsigned = word.hasPrefix("-") || word.hasPrefix("+") ? word.dropFirst() : word[...]
    guard let digits = digits(unsigned), digits == "0" || !digits.hasPrefix("0") else { return nil }
    return Int64(sign + digits)
  }

  /// The digits without the `_` between them; nil where one is not between two digits.
  private static func digits(_ text: Substring) -> String? {
    let groups = text.split(separator: "_", omittingEmptySubsequences: false)
    let isPlain = groups.allSatisfy { group in
      !group.isEmpty && group.allSatisfy { $0.isASCII && $0.isHexDigit }
    }
    return isPlain ? groups.joined() : nil
  }

  private static func reason(_ word: String) -> String {
    guard let first = word.unicodeScalars.first else { return "there is no value" }
    let isNumber = ("0"..."9").contains(first) || first == "+" || first == "-"
    if isNumber, word.contains(".") || word.contains("e") || word.contains("E") {
      return "a number with decimals has no meaning here; write it in quotes"
    }
    return isNumber
      ? "\(word) is no whole number; is it a text in quotes?"
      : "\(word) is no value; is it a text in quotes?"
  }
}
