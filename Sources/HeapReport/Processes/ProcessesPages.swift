package import Mustache

/// Everything that the index over several processes is made with, whatever processes they are.
package struct ProcessesPages: Sendable {
  private let table: PageTable<ProcessesFacts>
  private let single: Template<SinglePage>

  /// - Throws: ``TemplateError`` when a template names something that its page does not have.
  package init(_ library: TemplateLibrary) throws(TemplateError) {
    table = PageTable([try ProcessesIndex(library)])
    single = try library.template("single.mustache", for: SinglePage.self)
  }

  /// The index.
  package func site(_ facts: ProcessesFacts) -> Site {
    Site(facts.head, [table.part(facts)], single: single)
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
