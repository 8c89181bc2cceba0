import Mustache

/// Everything that the site of one kind of facts is made with, whatever these are.
package struct SitePages<Facts: Sendable>: Sendable {
  private let table: PageTable<Facts>
  private let single: Template<SinglePage>
  private let head: @Sendable (Facts) -> SiteHead

  /// - Parameter head: what is in the head of every page.
  /// - Throws: ``TemplateError`` when the template of a single file names something that is not there.
  init(
    _ kinds: [any PageKind<Facts>], _ library: TemplateLibrary,
    head: @escaping @Sendable (Facts) -> SiteHead
  ) throws(TemplateError) {
    table = PageTable(kinds)
    single = try library.template("single.mustache", for: SinglePage.self)
    self.head = head
  }

  /// The pages.
  package func site(_ facts: Facts) -> Site {
    Site(head(facts), [part(facts)], single: single)
  }

  /// The pages as a part of another report.
  func part(_ facts: Facts) -> SitePart { table.part(facts) }
}
