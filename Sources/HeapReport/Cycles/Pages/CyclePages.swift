package import Mustache

/// Everything that the pages on reference cycles are made with, whatever graph they are about.
package struct CyclePages: Sendable {
  private let table: PageTable<CycleFacts>
  private let single: Template<SinglePage>

  /// - Throws: ``TemplateError`` when a template names something that its page does not have.
  package init(_ library: TemplateLibrary) throws(TemplateError) {
    table = PageTable([try CycleOverviewPages(library), try ShapePages(library)])
    single = try library.template("single.mustache", for: SinglePage.self)
  }

  /// A report on reference cycles alone.
  package func site(_ facts: CycleFacts) -> Site {
    Site(facts.head, [part(facts)], single: single)
  }

  /// The pages as a part of a report on a dump.
  func part(_ facts: CycleFacts) -> SitePart { table.part(facts) }
}
