import Testing

@testable import HeapReport

@Suite("Texts of a dump in Markdown")
struct MarkdownTextTests {
  @Test(
    "a name is a span of code that nothing ends",
    arguments: [
      ("app.Node", "`app.Node`"), ("a`b|c", #"`a\x60b\x7cc`"#), ("", "`(no name)`"),
      ("  ", "`(no name)`"), ("a\nb", #"`a\nb`"#), ("@me", "`@me`"), ("\u{202E}x", #"`\u202ex`"#),
      (#"a\"#, #"`a\`"#), ("<b>", "`<b>`"),
    ])
  func code(_ text: String, _ expected: String) {
    #expect(MarkdownText.code(text) == expected)
  }

  @Test(
    "in a sentence Markdown reads nothing, and hosts find nothing to link or to mention",
    arguments: [
      ("2.00 MiB (2,097,152 B), 5 %", "2.00 MiB (2,097,152 B), 5 %"), ("@me", #"\\x40me"#),
      ("a|b", #"a\\x7cb"#), ("*a* _b_ `c`", #"\*a\* \_b\_ \`c\`"#), ("<b>&lt;", #"\<b\>\&lt;"#),
      ("[x](http://e)", #"\[x\](http\\x3a//e)"#), ("www.e.de view.py", #"www\\x2ee.de view.py"#),
      ("#12 # a", ##"\\x2312 \# a"##), ("!3 ~bug %5 $6", #"\\x213 \\x7ebug \\x255 \\x246"#),
      ("a\nb", #"a\\nb"#), (#"~"x""#, #"\\x7e"x""#), ("a: b", "a: b"),
    ])
  func prose(_ text: String, _ expected: String) {
    #expect(MarkdownText.prose(text) == expected)
  }
}

@Suite("Markdown with a limit")
struct MarkdownPageTests {
  private func page(limit: Int, rows: Int, most: Int) -> String {
    var page = MarkdownPage(limit: limit)
    page.add("head")
    page.addTable(
      ["a", ">b"], (0..<min(rows, most)).map { ["row \($0)", "1"] }, of: rows, ("row", "rows"))
    return String(decoding: page.bytes, as: UTF8.self)
  }

  @Test("rows up to a number, the rest is counted")
  func most() {
    #expect(
      page(limit: 4_096, rows: 3, most: 2)
        == "head\n\n| a | b |\n| --- | ---: |\n| row 0 | 1 |\n| row 1 | 1 |\n\n1 more row\n")
    #expect(page(limit: 4_096, rows: 0, most: 2) == "head\n")
    #expect(page(limit: 4_096, rows: 2, most: 2).hasSuffix("| row 1 | 1 |\n"))
  }

  @Test("no more bytes than the limit, and what is missing is said", arguments: [260, 300, 400])
  func limit(_ limit: Int) {
    let text = page(limit: limit, rows: 90, most: 80)
    #expect(text.utf8.count <= limit && text.hasSuffix(" more rows\n"))
    let shown = text.split(separator: "\n").filter { $0.hasPrefix("| row") }.count
    #expect(text.contains("\n\(90 - shown) more rows\n"))
  }
}
