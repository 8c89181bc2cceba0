package import HeapCharts
package import Mustache

/// Everything that a comparison of two heaps is made with, whatever heaps they are.
package struct HeapChangePages: Sendable {
  private let table: PageTable<HeapChangeFacts>
  private let single: Template<SinglePage>

  /// - Throws: ``TemplateError`` when a template names something that its page does not have.
  package init(
    _ library: TemplateLibrary, renderer: any DrawingRenderer
  ) throws(TemplateError) {
    table = PageTable([try HeapChangeIndex(library, renderer)])
    single = try library.template("single.mustache", for: SinglePage.self)
  }

  /// The pages.
  package func site(_ facts: HeapChangeFacts) -> Site {
    Site(facts.head, [table.part(facts)], single: single)
  }
}

/// The one page of a comparison of two heaps.
struct HeapChangeIndex: PageKind {
  private let template: Template<HeapChangePage>
  private let renderer: any DrawingRenderer

  init(_ library: TemplateLibrary, _ renderer: any DrawingRenderer) throws(TemplateError) {
    template = try library.template("heap-comparison.mustache", for: HeapChangePage.self)
    self.renderer = renderer
  }

  func folders(_ facts: HeapChangeFacts) -> [String] { ["charts"] }

  func jobs(_ facts: HeapChangeFacts) -> [PageJob] {
    [
      PageJob { budget in
        let layout = facts.head.layout
        var charts = PageCharts(on: .index, in: layout, png: false, renderer, budget)
        let page = try HeapChangePage(facts, &charts)
        return [try template.file(page, at: .index, in: layout, budget)] + charts.files
      }
    ]
  }
}
