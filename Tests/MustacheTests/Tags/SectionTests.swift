import Mustache
import Testing

@Suite("Sections")
struct SectionTests {
  @Test("A flag shows its section, and hides its inverse", arguments: [true, false])
  func flags(_ value: Bool) throws {
    let page = Page(peak: value)
    #expect(try render("{{#peak}}yes {{title}}{{/peak}}", page) == (value ? "yes Heap" : ""))
    #expect(try render("{{^peak}}no {{title}}{{/peak}}", page) == (value ? "" : "no Heap"))
  }

  @Test("Optional text is a condition, true of empty text as well")
  func optionalText() throws {
    let template = "{{#note}}({{note}}){{/note}}{{^note}}none{{/note}}"
    #expect(try render(template, Page()) == "none")
    #expect(try render(template, Page(note: "")) == "()")
    #expect(try render(template, Page(note: "a&b")) == "(a&amp;b)")
  }

  @Test("A list renders its section for each element, in order")
  func lists() throws {
    let template = "{{#rows}}<{{name}}>{{/rows}}{{^rows}}empty{{/rows}}"
    #expect(try render(template, Page()) == "empty")
    let rows = [Row(name: "a"), Row(name: "b"), Row(name: "&")]
    #expect(try render(template, Page(rows: rows)) == "<a><b><&amp;>")
  }

  @Test("A list of strings, by the dot")
  func strings() throws {
    let template = "{{#words}}[{{.}}{{ . }}]{{/words}}{{^words}}none{{/words}}"
    #expect(try render(template, Page()) == "none")
    #expect(try render(template, Page(words: ["<", "b"])) == "[&lt;&lt;][bb]")
  }

  @Test("An object renders its section once, when there is one")
  func objects() throws {
    let template = "{{#owner}}{{name}} of {{title}}{{/owner}}{{^owner}}nobody{{/owner}}"
    #expect(try render(template, Page()) == "nobody")
    #expect(try render(template, Page(owner: Owner(name: "Ada"))) == "Ada of Heap")
  }

  @Test("Sections of one name follow and hold each other")
  func repeated() throws {
    let page = Page(peak: true)
    let inside = "{{#peak}}1{{/peak}}2{{#peak}}3{{#peak}}4{{/peak}}{{^peak}}5{{/peak}}6{{/peak}}"
    #expect(try render(inside, page) == "12346")
    #expect(
      try render("{{#peak}}{{^peak}}1{{/peak}}{{/peak}}{{^peak}}{{#peak}}2{{/peak}}{{/peak}}", page)
        == "")
  }

  @Test("White space inside the tags does not matter")
  func spaceInside() throws {
    #expect(try render("{{# peak }}x{{/\tpeak }}", Page(peak: true)) == "x")
    #expect(try render("{{^ peak}}x{{/ peak}}", Page()) == "x")
  }

  @Test("Flags between texts keep the texts in their places")
  func manyPieces() throws {
    let piece = "{{#peak}}+{{title}}{{/peak}}{{^peak}}-{{/peak}}|"
    let template = String(repeating: piece, count: 33)
    #expect(
      try render(template, Page(peak: true)) == String(repeating: "+Heap|", count: 33))
    #expect(try render(template, Page()) == String(repeating: "-|", count: 33))
  }
}
