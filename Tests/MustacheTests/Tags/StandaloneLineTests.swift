import Mustache
import Testing

@Suite("Lines that hold only a tag")
struct StandaloneLineTests {
  @Test("They are gone, with either line end", arguments: ["\n", "\r\n"])
  func removed(_ end: String) throws {
    let lines = ["<ul>", "{{#rows}}", "  <li>{{name}}", "\t{{/rows}} ", "</ul>", ""]
    let page = Page(rows: [Row(name: "a"), Row(name: "b")])
    let expected = ["<ul>", "  <li>a", "  <li>b", "</ul>", ""]
    #expect(
      try render(lines.joined(separator: end), page) == expected.joined(separator: end))
  }

  @Test("At the start and at the end of a template as well")
  func edges() throws {
    let page = Page(peak: true)
    #expect(try render("  {{#peak}}\nx\n  {{/peak}}", page) == "x\n")
    #expect(try render("{{#peak}}\r\nx{{/peak}}", page) == "x")
    #expect(try render("x\n  {{! end }}", page) == "x\n")
  }

  @Test("Inverted sections too")
  func inverted() throws {
    #expect(try render("a\n {{^peak}} \nb\n{{/peak}}\nc\n", Page()) == "a\nb\nc\n")
  }

  @Test(
    "A line with anything else on it stays as it is",
    arguments: [
      (" {{#peak}} x {{/peak}}\n", "  x \n"), ("{{#peak}}{{/peak}}\n", "\n"),
      ("{{#peak}}\n{{/peak}} .\n", " .\n"), (". {{#peak}}\n{{/peak}}\n", ". \n"),
      (" {{title}} \n", " Heap \n"), ("{{! a }} {{! b }}\n", " \n"),
      ("{{#peak}}\r{{/peak}}", "\r"),
    ])
  func kept(_ template: String, _ expected: String) throws {
    #expect(try render(template, Page(peak: true)) == expected)
  }

  @Test("Empty lines around them stay")
  func emptyLines() throws {
    #expect(
      try render("a\n\n{{#peak}}\n\nb\n\n{{/peak}}\n\nc", Page(peak: true)) == "a\n\n\nb\n\n\nc")
  }
}
