import Mustache
import Testing

@Suite("Dotted names")
struct DottedNameTests {
  private let page = Page(
    rows: [Row(name: "r")],
    owner: Owner(
      name: "<Ada>", active: true, home: Home(city: "London"),
      cells: [Cell(name: "a"), Cell(name: "b")]))

  @Test("A key of an object, to any depth, escaped and not")
  func values() throws {
    #expect(try render("{{owner.name}}", page) == "&lt;Ada&gt;")
    #expect(try render("{{ owner.home.city }}", page) == "London")
    #expect(try render("{{{owner.badge}}}", page) == "<i>&lt;Ada&gt;</i>")
  }

  @Test("A missing object anywhere on the way is nothing")
  func missing() throws {
    #expect(try render("[{{owner.name}}{{owner.home.city}}]", Page()) == "[]")
    #expect(try render("[{{owner.home.city}}]", Page(owner: Owner(name: "A"))) == "[]")
    #expect(
      try render(
        "{{^owner.active}}not{{/owner.active}}{{#owner.active}}yes{{/owner.active}}", Page())
        == "not")
  }

  @Test("Sections by dotted names: flags, lists, objects and their inverses")
  func sections() throws {
    #expect(try render("{{#owner.active}}{{title}}{{/owner.active}}", page) == "Heap")
    #expect(
      try render("{{#owner.cells}}{{name}}{{title}}{{/owner.cells}}", page) == "aHeapbHeap")
    #expect(try render("{{#owner.home}}{{city}}{{/owner.home}}", page) == "London")
    #expect(try render("{{^owner.cells}}none{{/owner.cells}}", Page()) == "none")
    #expect(try render("{{^owner.cells}}none{{/owner.cells}}", page) == "")
  }

  @Test("From inside other sections")
  func outer() throws {
    #expect(
      try render(
        "{{#rows}}{{owner.home.city}}{{#owner.home}}{{name}}{{/owner.home}}{{/rows}}", page)
        == "Londonr")
  }
}
