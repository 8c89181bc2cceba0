import Mustache
import Testing

@Suite("The context stack")
struct ContextStackTests {
  private let page = Page(
    rows: [
      Row(name: "r1", odd: true, cells: [Cell(name: "c1"), Cell(name: "c2")]),
      Row(name: "r2", cells: [Cell(name: "c3")]), Row(name: "r3"),
    ])

  @Test("Nested lists")
  func nested() throws {
    #expect(
      try render("{{#rows}}{{name}}({{#cells}}{{name}};{{/cells}}){{/rows}}", page)
        == "r1(c1;c2;)r2(c3;)r3()")
  }

  @Test("Names that the inner context lacks are found outside, through any number of levels")
  func outerNames() throws {
    #expect(
      try render("{{#rows}}{{#cells}}{{title}}{{count}}{{{chart}}} {{/cells}}{{/rows}}", page)
        == String(repeating: "Heap42<b>Heap</b> ", count: 3))
  }

  @Test("Outer flags, lists and inverses work from inside")
  func outerSections() throws {
    #expect(
      try render(
        "{{#rows}}{{#cells}}{{name}}{{#odd}}!{{/odd}}{{^odd}}?{{/odd}}{{/cells}}{{/rows}}", page)
        == "c1!c2!c3?")
    var wordy = page
    wordy.words = ["x", "y"]
    #expect(
      try render("{{#rows}}{{#words}}{{name}}{{.}}{{/words}} {{/rows}}", wordy)
        == "r1xr1y r2xr2y r3xr3y ")
    #expect(
      try render(
        "{{#rows}}{{#cells}}{{^peak}}{{^words}}{{name}}{{/words}}{{/peak}}{{/cells}}{{/rows}}", page
      )
        == "c1c2c3")
  }

  @Test("A list inside itself starts again, and knows both elements by the inner one")
  func selfNested() throws {
    #expect(
      try render("{{#rows}}<{{#rows}}{{name}}{{/rows}}>{{/rows}}", page)
        == "<r1r2r3><r1r2r3><r1r2r3>")
  }

  @Test("A section that looks outside only in its innermost part")
  func farReach() throws {
    #expect(
      try render(
        "{{#rows}}{{#cells}}{{#owner}}{{home.city}}{{/owner}}{{count}}{{/cells}}{{/rows}}", page)
        == "424242")
    #expect(
      try render(
        "{{#rows}}{{#cells}}{{#words}}{{/words}}{{/cells}}{{#odd}}{{title}}{{/odd}}{{/rows}}", page)
        == "Heap")
  }

  @Test("The inner name hides the outer one, even when its value is missing")
  func hiding() throws {
    let page = Page(note: "outer", owner: Owner(name: "Ada"))
    #expect(try render("{{#owner}}[{{note}}]{{/owner}}", page) == "[]")
  }
}
