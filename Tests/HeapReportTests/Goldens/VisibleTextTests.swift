import Testing

@Suite("Visible text of a page")
struct VisibleTextTests {
  private func lines(_ body: String) throws -> [String] {
    let page = "<!doctype html>\n<html lang=\"en\"><body>\(body)</body></html>"
    return VisibleText.text(of: try Markup(parsing: Array(page.utf8)))
      .split(separator: "\n").map(String.init)
  }

  @Test("one line for each block, with blanks collapsed as browsers do")
  func blocks() throws {
    #expect(
      try lines("<h2>A\n  title</h2><p>some <b>bold</b>\n text</p><div>a<p>b</p>c</div>") == [
        "## A title", "some bold text", "a", "b", "c",
      ])
  }

  @Test("cells are set apart, and so are blocks within one")
  func cells() throws {
    let table = """
      <table><thead><tr><th>Place</th><th>Made</th></tr></thead>
      <tbody><tr><th><details><summary>here</summary><ol><li>then</li></ol></details></th>
      <td title="2 bytes">2 B</td></tr></tbody></table>
      """
    #expect(try lines(table) == ["Place | Made", "here / then | 2 B {2 bytes}"])
  }

  @Test("links are marked, and so is what a pointer or a screen reader tells")
  func hints() throws {
    #expect(
      try lines(#"<nav aria-label="Pages"><a href="x" aria-label="next one">›</a></nav>"#) == [
        "{Pages}", "[›] {next one}",
      ])
    #expect(try lines(#"<p><img src="x" alt="a chart"></p>"#) == ["{picture: a chart}"])
  }

  @Test("drawings tell the places of the wide one, and nothing else")
  func drawings() throws {
    let drawing = "<title>a\nplace</title></rect><text>drawn</text></svg>"
    #expect(try lines("<svg class=\"drawing wide\"><rect>\(drawing)") == ["{a place}"])
    #expect(try lines("<svg class=\"drawing narrow\"><rect>\(drawing)") == [])
    #expect(try lines("<script>x</script><style>y</style>") == [])
  }
}
