package import HeapCharts
package import Mustache

/// Everything that a comparison of two dumps is made with, whatever dumps they are.
package struct ComparisonPages: Sendable {
  private let table: PageTable<ComparisonFacts>
  private let single: Template<SinglePage>

  /// - Throws: ``TemplateError`` when a template names something that its page does not have.
  package init(
    _ library: TemplateLibrary, renderer: any DrawingRenderer
  ) throws(TemplateError) {
    table = PageTable([
      try ComparisonIndexPages(library, renderer), try ChangedClassPages(library),
    ])
    single = try library.template("single.mustache", for: SinglePage.self)
  }

  /// The pages of a comparison.
  package func site(_ facts: ComparisonFacts) -> Site {
    Site(facts.head, [table.part(facts)], single: single)
  }
}
