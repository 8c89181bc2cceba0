import Testing

@Suite("The reader of pages that the tests use")
struct MarkupTests {
  private func parse(_ text: String) throws -> Markup {
    try Markup(parsing: Array("<!doctype html>\n\(text)".utf8))
  }

  @Test("elements, attributes and text")
  func reading() throws {
    let page = try parse(
      """
      <html lang="en"><p title="a &quot;b&quot;">x &lt; y<br> &amp; z</p><svg><rect/></svg></html>
      """)
    #expect(page.root["lang"] == "en")
    #expect(page.all("p").map(\.text) == ["x < y & z"])
    #expect(page.all("p").first?["title"] == #"a "b""#)
    #expect(page.elements.map(\.name) == ["html", "p", "br", "svg", "rect"])
  }

  @Test(
    "what a browser would repair is refused",
    arguments: [
      "<p><b></p></b>", "<p>", "</p>", "<p></p><p></p>", "<p>a < b</p>", "<p>a > b</p>",
      "<p>a & b</p>", "<p>&nbsp;</p>", "<p title=x></p>", "<p title='x'></p>",
      #"<p id="a" id="b"></p>"#, "<p/>", "<br></br>", "<p><!-- --></p>", #"<p title="<"></p>"#,
      "text<p></p>", "<p>\u{0}</p>", "<p>\u{1b}</p>",
    ])
  func refusals(_ text: String) {
    #expect(throws: Markup.Mistake.self) { try parse(text) }
  }

  @Test("a mistake says its line")
  func line() {
    #expect { try parse("<p>\n\n</b></p>") } throws: { error in
      (error as? Markup.Mistake)?.line == 4
    }
  }

  @Test("a page without doctype, two of them, bytes that are not UTF-8")
  func bytes() {
    #expect(throws: Markup.Mistake.self) { try Markup(parsing: Array("<p></p>".utf8)) }
    #expect(throws: Markup.Mistake.self) { try parse("<!doctype html><p></p>") }
    #expect(throws: Markup.Mistake.self) {
      try Markup(parsing: Array("<!doctype html><p>".utf8) + [0xFF] + Array("</p>".utf8))
    }
  }
}
