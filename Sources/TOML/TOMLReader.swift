/// Reads what settings need of TOML 1.0: tables, keys, texts on one line, whole numbers, true and
/// false, lists, tables between braces. Numbers with decimals, times, texts over several lines and
/// lists of tables are refused by name.
///
/// Linear in the file; nesting is bounded.
package struct TOMLReader {
  /// Lists and braces within each other.
  private static let deepest = 16

  private var text: TOMLCharacters
  private var document = TOMLDocument()
  private var table: [String] = []
  private var depth = 0

  /// - Parameter bytes: all of the file.
  package static func document(_ bytes: [UInt8]) throws(TOMLError) -> TOMLDocument {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw TOMLError(place: TOMLPlace(line: 1, column: 1), reason: "the file is not UTF-8")
    }
    var reader = TOMLReader(text: TOMLCharacters(text))
    while try reader.line() {}
    return reader.document
  }

  private init(text: TOMLCharacters) {
    self.text = text
  }

  /// - Returns: whether there may be more.
  private mutating func line() throws(TOMLError) -> Bool {
    try text.skipBlankLines()
    guard let next = text.next else { return false }
    if next == "[" { try heading() } else { try setting(in: table) }
    try text.endLine()
    return true
  }

  private mutating func heading() throws(TOMLError) {
    let place = text.place
    text.advance()
    guard text.next != "[" else {
      throw TOMLError(place: place, reason: "a list of tables has no meaning here")
    }
    table = try TOMLKeys.path(&text)
    guard text.take("]") else { throw text.unexpected("a ] after the name of the table") }
    try document.open(.init(keys: table, place: place))
  }

  /// A key with its value.
  private mutating func setting(in table: [String]) throws(TOMLError) {
    let place = text.place
    let keys = table + (try TOMLKeys.path(&text))
    guard text.take("=") else { throw text.unexpected("a = after the key") }
    text.skipBlanks()
    guard text.next != "{" else {
      try document.close(.init(keys: keys, place: place), below: table.count)
      return try inlineTable(keys)
    }
    let value = try value()
    try document.add(
      .init(keys: keys, value: value, place: place), below: table.count)
  }

  private mutating func inlineTable(_ keys: [String]) throws(TOMLError) {
    try deeper()
    defer { depth -= 1 }
    text.advance()
    text.skipBlanks()
    if text.take("}") { return }
    repeat {
      text.skipBlanks()
      try setting(in: keys)
      text.skipBlanks()
    } while text.take(",")
    guard text.take("}") else { throw text.unexpected("a , or a } on the same line") }
  }

  private mutating func value() throws(TOMLError) -> TOMLValue {
    switch text.next {
    case "[": try .array(array())
    case "\"", "'": try .text(TOMLKeys.quoted(&text))
    case "{": throw text.unexpected("no table within a list")
    default: try TOMLWord.value(&text)
    }
  }

  private mutating func array() throws(TOMLError) -> [TOMLValue] {
    try deeper()
    defer { depth -= 1 }
    text.advance()
    var values: [TOMLValue] = []
    while true {
      try text.skipBlankLines()
      if text.take("]") { return values }
      values.append(try value())
      try text.skipBlankLines()
      if !text.take(",") {
        guard text.take("]") else { throw text.unexpected("a , or a ] in the list") }
        return values
      }
    }
  }

  private mutating func deeper() throws(TOMLError) {
    guard depth < Self.deepest else {
      throw TOMLError(place: text.place, reason: "more than \(Self.deepest) levels of brackets")
    }
    depth += 1
  }
}
