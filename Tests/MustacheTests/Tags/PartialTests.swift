import Mustache
import Testing

@Suite("Partials")
struct PartialTests {
  @Test(
    "A partial is rendered where it is included, with the names in reach there",
    arguments: [
      "{{>row}}", "{{> row }}", "{{> row.mustache}}",
    ])
  func included(_ tag: String) throws {
    let page = Page(rows: [Row(name: "a"), Row(name: "b")])
    let partials = ["row.mustache": "[{{name}} {{title}}]"]
    #expect(
      try render("{{#rows}}\(tag){{/rows}}", page, partials: partials) == "[a Heap][b Heap]")
  }

  @Test("An included partial does not change the white space around it")
  func inline() throws {
    let partials = ["x.mustache": "1\n2\n"]
    #expect(try render("  {{title}} {{>x}}\n.", Page(), partials: partials) == "  Heap 1\n2\n\n.")
    #expect(try render("a {{>x}} b", Page(), partials: partials) == "a 1\n2\n b")
  }

  @Test("On a line of its own it replaces the line, and each of its lines is indented")
  func indented() throws {
    let partials = ["x.mustache": "<p>\n{{title}}\n\n  end\r\n\r\n"]
    #expect(
      try render("a\n  {{>x}}\nb", Page(title: "l\nm"), partials: partials)
        == "a\n  <p>\n  l\nm\n\n    end\r\n\r\nb")
  }

  @Test("Indentation counts through partials in partials, and not for included ones")
  func nested() throws {
    let partials = [
      "outer.mustache": "o\n {{>inner}}\nx {{>inner}}", "inner.mustache": "i\nj\n",
    ]
    #expect(
      try render("{{>outer}}", Page(), partials: partials) == "o\n i\n j\nx i\nj\n")
    #expect(
      try render("\t{{>outer}}\n", Page(), partials: partials)
        == "\to\n\t i\n\t j\n\tx i\nj\n")
  }

  @Test("Lines of an indented partial that hold only a section's tag are gone")
  func sectionsInside() throws {
    let partials = [
      "x.mustache":
        "{{#peak}}\ny\n{{/peak}}\n{{#peak}}z{{/peak}}\n{{^peak}}\nn\n{{/peak}}\n"
    ]
    #expect(try render("  {{>x}}\n|", Page(peak: true), partials: partials) == "  y\n  z\n|")
  }

  @Test("A partial may be included twice")
  func twice() throws {
    #expect(
      try render("{{>x}}{{>x}}", Page(), partials: ["x.mustache": "{{count}},"]) == "42,42,")
  }
}
