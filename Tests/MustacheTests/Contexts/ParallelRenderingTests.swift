import Output
import Mustache
import Testing

@Suite("One template, many threads")
struct ParallelRenderingTests {
  @Test("Rendering at once gives the bytes that rendering alone gives")
  func sameBytes() async throws {
    let page = Page(
      rows: (0..<500).map { Row(name: "<\($0)>", odd: $0 % 2 == 1, cells: [Cell(name: "\($0)")]) })
    let source =
      "{{#rows}}{{name}}{{#odd}}!{{/odd}}{{#cells}}{{name}}{{title}}{{/cells}}\n{{/rows}}"
    let alone = try render(source, page)
    let library = TemplateLibrary(["page.mustache": Array(source.utf8)])
    let template = try library.template("page.mustache", for: Page.self)
    let results = await withTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<16 {
        group.addTask {
          var writer = HTMLWriter(OutputBudget(.none))
          template.render(page, into: &writer)
          return writer.bytes
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(alone.hasPrefix("&lt;0&gt;0Heap\n&lt;1&gt;!1Heap\n"))
    #expect(results.count == 16)
    #expect(results.allSatisfy { $0 == Array(alone.utf8) })
  }

  @Test("Pages follow each other in one writer")
  func appended() throws {
    let library = TemplateLibrary(["page.mustache": Array("{{title}};".utf8)])
    let template = try library.template("page.mustache", for: Page.self)
    var writer = HTMLWriter(OutputBudget(.none))
    template.render(Page(title: "a"), into: &writer)
    template.render(Page(title: "b"), into: &writer)
    #expect(writer.bytes == Array("a;b;".utf8))
  }
}
