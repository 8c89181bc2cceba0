import TOML
import Testing

@Suite("Settings in TOML")
struct TOMLReaderTests {
  private func settings(_ text: String) throws -> [String] {
    try TOMLReader.document(Array(text.utf8)).settings.map {
      "\($0.keys.joined(separator: "|")) = \(shown($0.value))"
    }
  }

  private func shown(_ value: TOMLValue) -> String {
    switch value {
    case .text(let text): text
    case .integer(let number): "\(number)"
    case .boolean(let value): "\(value)"
    case .array(let values): "[\(values.map(shown).joined(separator: ";"))]"
    }
  }

  private func failure(_ text: String) -> String {
    do {
      return "\(try settings(text))"
    } catch let error as TOMLError {
      return "\(error.place): \(error.reason)"
    } catch {
      return "\(error)"
    }
  }

  @Test("tables, dotted keys, braces and quotes lead to the same paths")
  func paths() throws {
    let expected = ["a|b|C*.D = 5"]
    for text in [
      "[a.b]\n\"C*.D\" = 5", "[a]\nb.'C*.D' = 5\n", "a = { b = { \"C*.D\" = 5 } }",
      "a.b = {'C*.D'=5} # so\r\n", "\u{FEFF}[ a . \"b\" ]\r\n\t\"C*.D\"\t= 5",
      "a.b.\"C*\\u002ED\" = 5",
    ] { #expect(try settings(text) == expected, "\(text)") }
  }

  @Test("values")
  func values() throws {
    let given = [
      ("1_000", "1000"), ("-17", "-17"), ("+0", "0"), ("0xFf", "255"), ("0o17", "15"),
      ("0b101", "5"), ("true", "true"), ("false", "false"), (#""a\tb\"\\\U0001F600""#, "a\tb\"\\😀"),
      (#"'C:\x'"#, #"C:\x"#), ("[]", "[]"), ("[ 1, [ 'a' , ], # c\n 3,\n]", "[1;[a];3]"),
      ("9223372036854775807", "9223372036854775807"), ("''", ""), ("\"\"", ""),
    ]
    for (text, value) in given { #expect(try settings("k = \(text)") == ["k = \(value)"]) }
  }

  @Test("a table may be empty, and is named all the same")
  func tables() throws {
    let document = try TOMLReader.document(Array("[a]\n[b.c]\nx = {}".utf8))
    #expect(document.tables.map(\.keys) == [["a"], ["b", "c"], ["b", "c", "x"]])
    #expect(document.tables.map(\.place.line) == [1, 2, 3] && document.settings.isEmpty)
  }

  @Test("what is there twice is an error at the second place")
  func twice() {
    for (text, place) in [
      ("a = 1\na = 2", "line 2, column 1: a is"), ("[a]\n[a]", "line 2, column 1: a is"),
      ("a = 1\na.b = 2", "line 2, column 1: a is"), ("a.b = 2\na = 1", "line 2, column 1: a is"),
      ("a = {b = 1}\na.c = 2", "line 2, column 1: a is"), ("a = {}\n[a]", "line 2, column 1: a is"),
      ("a = {b = 1, b = 2}", "line 1, column 13: a.b is"),
      ("a.b = 1\n[a]", "line 2, column 1: a is"),
      ("[a.b]\n[a]\nb.c = 1", "line 3, column 1: a.b is"),
      ("a={b=1}\n[a.c]", "line 2, column 1: a is"),
    ] { #expect(failure(text) == "\(place) there twice", "\(text)") }
    #expect(failure("[a.b]\n[a]\nc = 1").hasPrefix("["))
    #expect(failure("a = {b.c = 1, b.d = 2}").hasPrefix("["))
    #expect(failure("a.b = 1\n[a.c]\nx = 1").hasPrefix("["))
  }

  @Test(
    "what is wrong is named with its place",
    arguments: [
      ("a", "line 1, column 2: the file ends, where there should be a = after the key"),
      ("\n a = \n", "line 2, column 6: the line ends, where there should be a value"),
      ("a = 5 6", "line 1, column 7: there is \"6\", where there should be the end of the line"),
      (
        "a = 1.5",
        "line 1, column 5: a number with decimals has no meaning here; write it in quotes"
      ),
      (
        "a = 2026-11-26", "line 1, column 5: 2026-11-26 is no whole number; is it a text in quotes?"
      ),
      ("a = 50MiB", "line 1, column 5: 50MiB is no whole number; is it a text in quotes?"),
      ("a = leak", "line 1, column 5: leak is no value; is it a text in quotes?"),
      ("a = 012", "line 1, column 5: 012 is no whole number; is it a text in quotes?"),
      ("a = 1__0", "line 1, column 5: 1__0 is no whole number; is it a text in quotes?"),
      (
        "a = 9223372036854775808",
        "line 1, column 5: 9223372036854775808 is no whole number; is it a text in quotes?"
      ),
      ("[[a]]", "line 1, column 1: a list of tables has no meaning here"),
      ("a = \"\"\"x\"\"\"", "line 1, column 5: a text over several lines has no meaning here"),
      (
        "a = \"x\nb = 1",
        "line 1, column 7: the line ends, where there should be the end of the text that begins at column 5"
      ),
      (
        "a = \"\\d\"",
        "line 1, column 6: no such escape; for a backslash write two, or quote with '"
      ),
      ("a = \"\\uD800\"", "line 1, column 6: no character has this number"),
      (
        "a = \"\\u12\"",
        "line 1, column 10: there is \"\\\"\", where there should be 4 hexadecimal digits"
      ),
      (
        "a = [1 2]",
        "line 1, column 8: there is \"2\", where there should be a , or a ] in the list"
      ),
      (
        "a = [{}]", "line 1, column 6: there is \"{\", where there should be no table within a list"
      ),
      (
        "a = {b = 1,}",
        "line 1, column 12: there is \"}\", where there should be a key (with other characters than letters, digits, - and _: in quotes)"
      ),
      (
        "a = {b = 1\n}",
        "line 1, column 11: the line ends, where there should be a , or a } on the same line"
      ),
      ("Node* = 1", "line 1, column 5: there is \"*\", where there should be a = after the key"),
      (
        "# \u{1}",
        "line 1, column 3: there is \"\\u{01}\", where there should be no control character"
      ),
    ])
  func wrong(_ text: String, _ expected: String) {
    #expect(failure(text) == expected)
  }

  @Test("nesting has a limit, and bytes that are no UTF-8 are said to be none")
  func hostile() {
    let many = String(repeating: "[", count: 100_000)
    #expect(failure("a = \(many)") == "line 1, column 21: more than 16 levels of brackets")
    let path = String(repeating: "a.", count: 100_000)
    #expect(
      failure("\(path)b = 1") == "line 1, column 33: more than 16 keys with dots between them")
    #expect(throws: TOMLError.self) { try TOMLReader.document([0x61, 0xFF]) }
  }
}
