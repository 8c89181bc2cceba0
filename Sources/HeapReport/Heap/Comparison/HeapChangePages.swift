package import HeapCharts
package import Mustache

/// A comparison of two heaps.
package typealias HeapChangePages = SitePages<HeapChangeFacts>

extension HeapChangePages {
  /// - Throws: ``TemplateError`` when a template names something that its page does not have.
  package init(
    _ library: TemplateLibrary, renderer: any DrawingRenderer
  ) throws(TemplateError) {
    try self.init(
      [HeapChangeIndex(library, renderer)], library
    ) { $0.head }
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
