package import Mustache

/// A report on reference cycles.
package typealias CyclePages = SitePages<CycleFacts>

extension CyclePages {
  /// - Throws: ``TemplateError`` when a template names something that its page does not have.
  package init(_ library: TemplateLibrary) throws(TemplateError) {
    try self.init([CycleOverviewPages(library), ShapePages(library)], library) { $0.head }
  }
}
