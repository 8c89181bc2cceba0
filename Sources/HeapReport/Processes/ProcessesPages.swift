package import Mustache

/// The index over several processes.
package typealias ProcessesPages = SitePages<ProcessesFacts>

extension ProcessesPages {
  /// - Throws: ``TemplateError`` when a template names something that its page does not have.
  package init(_ library: TemplateLibrary) throws(TemplateError) {
    try self.init([ProcessesIndex(library)], library) { $0.head }
  }
}

/// The one page of the index.
struct ProcessesIndex: PageKind {
  private let template: Template<ProcessesPage>

  init(_ library: TemplateLibrary) throws(TemplateError) {
    template = try library.template("processes.mustache", for: ProcessesPage.self)
  }

  func folders(_ facts: ProcessesFacts) -> [String] { [] }

  func jobs(_ facts: ProcessesFacts) -> [PageJob] {
    [
      PageJob {
        [try template.file(ProcessesPage(facts), at: .index, in: facts.head.layout, $0)]
      }
    ]
  }
}
