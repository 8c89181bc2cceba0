import Testing

@testable import HeapHTMLCommand

@Suite("Reading JSON that may be anything")
struct JSONReaderTests {
  private func read(_ text: String) -> JSONValue? { JSONReader.value(of: Array(text.utf8)[...]) }

  @Test(
    "values of every kind",
    arguments: [
      ("null", .null), (" true ", .bool(true)), ("false", .bool(false)), ("0", .number(0)),
      ("-12", .number(-12)), ("9223372036854775807", .number(.max)),
      ("9223372036854775808", .number(nil)), ("1.5", .number(nil)), ("2e-3", .number(nil)),
      (#""a\n\"\/\u00e9\ud83d\ude00é""#, .text("a\n\"/é😀é")), ("[]", .array([])),
      ("[1, [null]]", .array([.number(1), .array([.null])])), ("{ }", .object([:])),
      (#"{"a": {"b": []}, "c": ""}"#, .object(["a": .object(["b": .array([])]), "c": .text("")])),
    ] as [(String, JSONValue)])
  func values(_ text: String, _ value: JSONValue) {
    #expect(read(text) == value)
  }

  @Test(
    "what is not JSON is nil",
    arguments: [
      "", " ", "nul", "nullx", "01", "-", "1.", "1e", "+1", ".5", "NaN", "1 2", "[1,]", "[1", "[,]",
      "{", #"{"a"}"#, #"{"a":}"#, #"{"a":1,}"#, #"{a:1}"#, #"{"a":1 "b":2}"#, #"{"a":1,"a":2}"#,
      #"""#, #""\x""#, #""\u12""#, #""\u+123""#, #""\ud800""#, #""\ud800\u0041""#, #""\udc00""#,
      "\"a\nb\"", "\"a\0b\"", "'a'", "// a\n1",
    ])
  func refusals(_ text: String) {
    #expect(read(text) == nil)
  }

  @Test("text that is not UTF-8 is nil")
  func bytes() {
    #expect(JSONReader.value(of: [0x22, 0xFF, 0x22]) == nil)
    #expect(JSONReader.value(of: [0x22, 0xC3]) == nil)
  }

  @Test("nesting ends at 16, however deep it goes")
  func depth() {
    let open = String(repeating: "[", count: 16)
    let close = String(repeating: "]", count: 16)
    #expect(read(open + close) != nil)
    #expect(read("[\(open)\(close)]") == nil)
    #expect(read(String(repeating: "[", count: 1_000_000)) == nil)
    #expect(read(String(repeating: #"{"a":"#, count: 100_000)) == nil)
  }

  @Test("every prefix of a line is read or refused")
  func prefixes() {
    let line = Array(#"{"pid": 12, "notes": ["a\u00e9", -1.5e3], "main": true, "x": {}}"#.utf8)
    #expect(JSONReader.value(of: line[...]) != nil)
    for count in 0..<line.count { #expect(JSONReader.value(of: line[..<count]) == nil) }
  }
}
