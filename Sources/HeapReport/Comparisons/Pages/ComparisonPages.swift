package import HeapCharts
package import Mustache

/// A comparison of two dumps.
package typealias ComparisonPages = SitePages<ComparisonFacts>

extension ComparisonPages {
  /// - Throws: ``TemplateError`` when a template names something that its page does not have.
  package init(
    _ library: TemplateLibrary, renderer: any DrawingRenderer
  ) throws(TemplateError) {
    try self.init(
      [ComparisonIndexPages(library, renderer), ChangedClassPages(library)], library
    ) { $0.head }
  }
}
