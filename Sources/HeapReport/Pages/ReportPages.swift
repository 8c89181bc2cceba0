package import HeapCharts
package import Mustache

/// Everything that the pages of a report on a dump are made with, whatever dump it is: their
/// templates, compiled, and what draws their charts.
package struct ReportPages: Sendable {
  private let table: PageTable<ReportFacts>
  private let single: Template<SinglePage>

  /// - Parameter renderer: draws the charts; nil: the pages have none, and their tables say the same.
  /// - Throws: ``TemplateError`` when a template names something that its page does not have.
  package init(
    _ library: TemplateLibrary, renderer: (any DrawingRenderer)?
  ) throws(TemplateError) {
    table = PageTable([
      SearchFile(),
      try IndexPages(library, renderer),
      try ClassListPages(library),
      try ClassPages(library, renderer),
      try SnapshotPages(library, renderer),
      try SnapshotListPages(library),
      try TypesPages(library, renderer),
      try ReadingPages(library),
    ])
    single = try library.template("single.mustache", for: SinglePage.self)
  }

  /// The report of a dump.
  ///
  /// - Parameters:
  ///   - cyclePages: for reports with reference cycles, which are a part of them.
  ///   - heapPages: for reports with the whole heap.
  package func site(
    _ facts: ReportFacts, _ cyclePages: CyclePages? = nil, _ heapPages: HeapPages? = nil
  ) -> Site {
    let cycles = facts.cycles.flatMap { cyclePages?.part($0) }
    let heap = facts.heap.flatMap { heapPages?.part($0.facts) }
    return Site(facts.head, [table.part(facts)] + [cycles, heap].compactMap { $0 }, single: single)
  }
}
