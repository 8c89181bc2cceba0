import Output
import Mustache
import Testing
import VisibleText

@Suite("Text in HTML")
struct TextEscapingTests {
  private func escaped(_ text: String) -> String {
    var writer = HTMLWriter(OutputBudget(.none))
    writer.text(text)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private func escaped(_ bytes: [UInt8]) -> String {
    var writer = HTMLWriter(OutputBudget(.none))
    writer.text(bytes.span.bytes)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// What a single byte must become, said in another way than the writer does.
  private func expected(_ byte: UInt8) -> String {
    let named: [UInt8: String] = [
      0x26: "&amp;", 0x3C: "&lt;", 0x3E: "&gt;", 0x22: "&quot;", 0x27: "&#39;", 0x0D: #"\r"#,
      0x09: "\t", 0x0A: "\n",
    ]
    if let name = named[byte] { return name }
    if byte >= 0x80 { return "\u{FFFD}" }
    if byte >= 0x20, byte != 0x7F { return String(UnicodeScalar(byte)) }
    return #"\x"# + (byte < 0x10 ? "0" : "") + String(byte, radix: 16)
  }

  @Test("Every byte, alone and at every place of a longer text", arguments: UInt8.min...UInt8.max)
  func everyByte(_ byte: UInt8) {
    #expect(escaped([byte]) == expected(byte))
    for length in [7, 8, 9, 16, 17, 40] {
      for place in 0..<length {
        var text = [UInt8](repeating: UInt8(ascii: "p"), count: length)
        text[place] = byte
        let before = String(repeating: "p", count: place)
        let after = String(repeating: "p", count: length - place - 1)
        #expect(escaped(text) == before + expected(byte) + after)
      }
    }
  }

  @Test("Two special bytes in a row, in every combination of places")
  func neighbours() {
    var differences: [[UInt8]] = []
    for first in UInt8.min...0x7F {
      for second in UInt8.min...0x7F {
        let text = Array("abc".utf8) + [first, second] + Array("defghijk".utf8)
        let right = "abc" + expected(first) + expected(second) + "defghijk"
        if escaped(text) != right { differences.append([first, second]) }
      }
    }
    #expect(differences == [])
  }

  @Test(
    "A combining mark does not hide the character before it",
    arguments: [
      "\u{301}", "\u{338}", "\u{20D2}", "\u{FE0F}",
    ])
  func combiningMarks(_ mark: String) {
    #expect(escaped("<\(mark)script>").utf8.elementsEqual("&lt;\(mark)script&gt;".utf8))
    #expect(escaped("\"\(mark) x=\"").utf8.elementsEqual("&quot;\(mark) x=&quot;".utf8))
    #expect(escaped("&\(mark)'\(mark)").utf8.elementsEqual("&amp;\(mark)&#39;\(mark)".utf8))
  }

  @Test(
    "Scalars that hide, reorder or break text are made visible",
    arguments: [
      ("\0", #"\x00"#), ("\u{1B}[2J", #"\x1b[2J"#), ("\r\n", "\\r\n"), ("\u{7F}", #"\x7f"#),
      ("\u{80}", #"\x80"#), ("\u{85}", #"\x85"#), ("\u{9F}", #"\x9f"#), ("\u{61C}", #"\u061c"#),
      ("\u{200E}", #"\u200e"#), ("\u{200F}", #"\u200f"#), ("\u{2028}", #"\u2028"#),
      ("\u{2029}", #"\u2029"#), ("\u{202A}", #"\u202a"#), ("\u{202E}", #"\u202e"#),
      ("\u{2066}", #"\u2066"#), ("\u{2069}", #"\u2069"#), ("\u{FEFF}", #"\ufeff"#),
      ("\u{AD}", #"\xad"#), ("\u{200D}", #"\u200d"#), ("\u{E000}", #"\ue000"#),
    ])
  func visible(_ text: String, _ shown: String) {
    #expect(escaped("before " + text + " after") == "before " + shown + " after")
  }

  @Test(
    "Noncharacters as well",
    arguments: [
      (0xFDD0, #"\ufdd0"#), (0xFDEF, #"\ufdef"#), (0xFFFE, #"\ufffe"#), (0xFFFF, #"\uffff"#),
      (0x1FFFE, #"\U0001fffe"#), (0x10FFFF, #"\U0010ffff"#),
    ] as [(UInt32, String)])
  func noncharacters(_ value: UInt32, _ shown: String) throws {
    let scalar = try #require(Unicode.Scalar(value))
    #expect(escaped("a" + String(scalar) + "b") == "a" + shown + "b")
  }

  @Test(
    "Their neighbours stay",
    arguments: [
      "\u{A0}", "\u{61B}", "\u{61D}", "\u{200A}", "\u{2010}", "\u{2027}", "\u{202F}", "\u{2065}",
      "\u{2070}", "\u{FDCF}", "\u{FDF0}", "\u{FEFE}", "\u{FF00}", "\u{FFFD}", "\u{1FFFD}",
      "\u{20000}", "ß", "中文", "😀",
    ])
  func kept(_ text: String) {
    #expect(escaped(text).utf8.elementsEqual(text.utf8))
  }

  @Test("Every scalar stays or becomes what the rules say")
  func everyScalar() {
    var differences: [UInt32] = []
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value), !"&<>\"'".unicodeScalars.contains(scalar) else {
        continue
      }
      let hidden = value != 0x09 && value != 0x0A && VisibleEscape(value) != nil
      let text = escaped(String(scalar))
      let isRight =
        hidden
        ? text.hasPrefix("\\") && text.utf8.allSatisfy { 0x21...0x7E ~= $0 }
        : text.utf8.elementsEqual(String(scalar).utf8)
      if !isRight { differences.append(value) }
    }
    #expect(differences.isEmpty)
  }
}
