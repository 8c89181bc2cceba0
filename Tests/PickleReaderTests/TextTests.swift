import Bytes
import PickleReader
import TestSupport
import Testing

@Suite("Text")
struct TextTests {
  /// The text that a piece means, as UTF-8.
  private func utf8(_ piece: Piece) throws -> [UInt8] {
    var reader = PickleReader(OwnedBytes(assemble([piece, .op(.stop)])))
    let pickle = try reader.next()
    let text = pickle.graph.text(pickle.root)
    return try #require(text).utf8
  }

  @Test(
    "STRING knows the escapes of a Python 2 literal",
    arguments: [
      (#"'a\'b\"c\\'"#, "a'b\"c\\"), (#""it's""#, "it's"), (#"'\n\r\t'"#, "\n\r\t"),
      (#"'\a\b\f\v'"#, "\u{7}\u{8}\u{C}\u{B}"), (#"'\0\12\101'"#, "\0\nA"), (#"'\x41\x6a'"#, "Aj"),
      (#"'\1018'"#, "A8"), (#"'\q'"#, #"\q"#), (#"'\x4'"#, #"\x4"#), ("''", ""), ("'a'  ", "a"),
      ("'a'\r", "a"),
    ])
  func literal(_ line: String, _ text: String) throws {
    #expect(try utf8(.lines(.string, line)) == Array(text.utf8))
  }

  @Test(
    "UNICODE is Latin-1 with escapes for the rest",
    arguments: [
      (#"\u20ac"#, "€"), (#"\U0001f600"#, "😀"), (#"\n"#, #"\n"#), (#"\u12"#, #"\u12"#),
      (#"\ud800"#, "\u{FFFD}"), (#"\Uffffffff"#, "\u{FFFD}"), (#"\u005cu0041"#, #"\u0041"#),
      (#"\\u0041"#, #"\\u0041"#), ("\\", "\\"), ("", ""),
    ])
  func rawUnicode(_ line: String, _ text: String) throws {
    #expect(try utf8(.lines(.unicode, line)) == Array(text.utf8))
  }

  @Test("a byte beyond ASCII in UNICODE is Latin-1")
  func latin1InUnicode() throws {
    #expect(try utf8(.raw([0x56, 0xE9, 0x0A])) == Array("é".utf8))
  }

  @Test(
    "a Python 2 str is UTF-8 where it can be, else Latin-1",
    arguments: [
      ([0x61], "a"), ([0xC3, 0xA9], "é"), ([0xE9], "é"), ([0xC3, 0xA9, 0xFF], "Ã©ÿ"), ([], ""),
      ([0x80], "\u{80}"),
    ] as [([UInt8], String)])
  func python2(_ bytes: [UInt8], _ text: String) throws {
    let expected = Array(text.utf8)
    #expect(try utf8(.counted(.shortBinString, UInt8.self, bytes)) == expected)
    #expect(try utf8(.counted(.binString, UInt32.self, bytes)) == expected)
    let escaped = bytes.map { "\\x" + String(Int($0) + 256, radix: 16).dropFirst() }.joined()
    #expect(try utf8(.lines(.string, "'\(escaped)'")) == expected)
  }

  @Test("unicode text passes as it is, also what is not UTF-8")
  func passedThrough() throws {
    let surrogate: [UInt8] = [0xED, 0xA0, 0x80]
    for piece in [
      Piece.counted(.shortBinUnicode, UInt8.self, surrogate),
      .counted(.binUnicode, UInt32.self, surrogate), .counted(.binUnicode8, UInt64.self, surrogate),
    ] {
      #expect(try utf8(piece) == surrogate)
    }
    #expect(
      try read(.counted(.binUnicode, UInt32.self, surrogate)) == "'\u{FFFD}\u{FFFD}\u{FFFD}'")
  }

  @Test("text is plain when its raw bytes can be shown as they are")
  func plain() throws {
    let cases: [(Piece, Bool)] = [
      (.text("é"), true), (.counted(.shortBinString, UInt8.self, [0x61]), true),
      (.counted(.shortBinString, UInt8.self, [0xC3, 0xA9]), false),
      (.lines(.string, "'a'"), true), (.lines(.string, "'\\n'"), false),
      (.lines(.unicode, "a"), true), (.lines(.unicode, "\\u0041"), false),
    ]
    for (piece, isPlain) in cases {
      var reader = PickleReader(OwnedBytes(assemble([piece, .op(.stop)])))
      let pickle = try reader.next()
      let found = pickle.graph.text(pickle.root)
      let text = try #require(found)
      #expect(text.isPlain == isPlain)
      #expect(Array(text.raw) == text.utf8 || !isPlain)
    }
  }

  @Test("messages name a value in the words of Python, on one line")
  func descriptions() {
    let cases: [([Piece], String)] = [
      ([.op(.none)], "None"), ([.op(.newTrue)], "a bool"), ([.int(1)], "an int"),
      ([.lines(.long, "18446744073709551616")], "an int"), ([.float(1)], "a float"),
      ([.text("a")], "a string"), ([.counted(.binBytes, UInt32.self, [1])], "bytes"),
      ([.op(.emptyList)], "an empty list"), ([.op(.emptyDict)], "a dict of 0"),
      ([.int(1), .op(.tuple1)], "a tuple of 1"),
      ([.op(.mark), .int(1), .op(.list)], "a list of 1 int"),
      ([.op(.mark), .text("a"), .text("b"), .op(.list)], "a list of 2 strings"),
      ([.op(.mark), .op(.none), .text("b"), .op(.list)], "a list of 2 that begins with None"),
      ([.name("m", "C")], "the name m.C"),
      ([.text("m\n\u{202E}"), .text("C"), .op(.stackGlobal)], #"the name m\n\u202e.C"#),
      ([.int(1), .int(2), .op(.stackGlobal)], "the name something unnamed"),
      ([.name("m", "C"), .op(.emptyTuple), .op(.newObj)], "an instance of m.C"),
    ]
    for (pieces, description) in cases {
      #expect(throws: Never.self) {
        var reader = PickleReader(OwnedBytes(assemble(pieces + [.op(.stop)])))
        let pickle = try reader.next()
        let found = pickle.graph.describe(pickle.root)
        #expect(found == description)
      }
    }
  }
}
