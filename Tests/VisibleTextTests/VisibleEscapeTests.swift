import Testing
import VisibleText

@Suite("Visible text")
struct VisibleEscapeTests {
  /// Letters, marks and a symbol that show nothing.
  private static let blanks: Set<UInt32> = [
    0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0,
  ]

  @Test(
    "a text shows nothing when it has blanks only",
    arguments: [
      ("", true), (" \n\u{3000}", true), ("\u{FE0F}", true), ("\u{E0100}\u{FE00}", true),
      ("\u{3164}", false), ("\u{200B}", false), ("a\u{FE0F}", false), ("❤\u{FE0F}", false),
    ])
  func nothing(_ text: String, _ showsNothing: Bool) {
    #expect(text.showsNothing == showsNothing)
  }

  @Test("what Unicode calls hidden has an escape, and so has what is not a character")
  func table() {
    for value in 0..<UInt32(0x11_0000) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let isHidden =
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse: true
        default: scalar.properties.isNoncharacterCodePoint || Self.blanks.contains(value)
        }
      if isHidden != (VisibleEscape(value) != nil) {
        Issue.record("U+\(String(value, radix: 16)) is hidden: \(isHidden)")
      }
    }
  }

  @Test(
    "the forms are Python's",
    arguments: [
      ("a\tb", #"a\tb"#), ("\n", #"\n"#), ("\r\n", #"\r\n"#), ("\0", #"\x00"#),
      ("\u{1B}[2J", #"\x1b[2J"#), ("\u{9B}", #"\x9b"#), ("\u{AD}", #"\xad"#),
      ("a\u{202E}b", #"a\u202eb"#), ("\u{E000}", #"\ue000"#), ("\u{1FFFE}", #"\U0001fffe"#),
      ("\u{E0041}", #"\U000e0041"#), ("e\u{301}<\u{338}", "e\u{301}<\u{338}"), ("中é😀", "中é😀"),
      ("", ""), (#"C:\x"#, #"C:\x"#),
    ])
  func forms(_ text: String, _ shown: String) {
    #expect(text.visible.utf8.elementsEqual(shown.utf8))
  }

  @Test("the beginning of a long text")
  func beginning() {
    #expect("abcdef".visible(atMost: 3) == "abc")
    #expect("a\nb\nc".visible(atMost: 3) == #"a\nb"#)
    let tower = "e" + String(repeating: "\u{301}", count: 100)
    #expect(tower.visible(atMost: 2).unicodeScalars.count == 8)
  }

  @Test("line feeds and tabs of results are theirs; ill-formed bytes become U+FFFD")
  func results() {
    var out: [UInt8] = []
    out.appendVisible("a\u{1B}[31m\u{202E}b\r\n\u{9B}\tc\u{2028}", lineFeed: UInt8(ascii: "|"))
    #expect(String(decoding: out, as: UTF8.self) == "a\\x1b[31m\\u202eb\\r|\\x9b\tc\\u2028")
    out = []
    ([0x61, 0xFF, 0x62] as [UInt8]).withUnsafeBytes { out.appendVisible($0, lineFeed: 0x0A) }
    #expect(String(decoding: out, as: UTF8.self) == "a\u{FFFD}b")
  }
}
