package import HeapCharts
package import Mustache

/// A report on a heap.
package typealias HeapPages = SitePages<HeapFacts>

extension HeapPages {
  /// - Throws: ``TemplateError`` when a template names something that its page does not have.
  package init(
    _ library: TemplateLibrary, renderer: any DrawingRenderer
  ) throws(TemplateError) {
    try self.init(
      [
        HeapIndexPages(library, renderer), HeapTypePages(library), HeapObjectPages(library),
        HeapWastePages(library),
      ], library
    ) { $0.head }
  }
}

/// The index of a report on a heap.
struct HeapIndexPages: PageKind {
  private let template: Template<HeapIndexPage>
  private let renderer: any DrawingRenderer

  init(_ library: TemplateLibrary, _ renderer: any DrawingRenderer) throws(TemplateError) {
    template = try library.template("heap.mustache", for: HeapIndexPage.self)
    self.renderer = renderer
  }

  func folders(_ facts: HeapFacts) -> [String] { ["charts", "heap"] }

  func jobs(_ facts: HeapFacts) -> [PageJob] {
    [
      PageJob { budget in
        var charts = PageCharts(
          on: facts.home, in: facts.head.layout, png: false, renderer, budget)
        let page = try HeapIndexPage(facts, &charts)
        return [try template.file(page, at: facts.home, in: facts.head.layout, budget)]
          + charts.files
      }
    ]
  }
}

/// The pages of types.
struct HeapTypePages: PageKind {
  private let template: Template<HeapTypePage>

  init(_ library: TemplateLibrary) throws(TemplateError) {
    template = try library.template("heap-type.mustache", for: HeapTypePage.self)
  }

  func folders(_ facts: HeapFacts) -> [String] { ["heap"] }

  func jobs(_ facts: HeapFacts) -> [PageJob] {
    facts.places.types.compactMap { type in
      facts.places.page(ofType: type).map { page in
        PageJob { budget in
          [
            try template.file(
              HeapTypePage(facts, type, page), at: page, in: facts.head.layout, budget)
          ]
        }
      }
    }
  }
}

/// The pages of objects.
struct HeapObjectPages: PageKind {
  private let template: Template<HeapObjectPage>

  init(_ library: TemplateLibrary) throws(TemplateError) {
    template = try library.template("heap-objects.mustache", for: HeapObjectPage.self)
  }

  func folders(_ facts: HeapFacts) -> [String] { ["heap"] }

  func jobs(_ facts: HeapFacts) -> [PageJob] {
    facts.places.starts.indices.map { number in
      PageJob { budget in
        [
          try template.file(
            HeapObjectPage(facts, number), at: facts.places.page(number), in: facts.head.layout,
            budget)
        ]
      }
    }
  }
}

/// The page of what is wasted.
struct HeapWastePages: PageKind {
  private let template: Template<HeapWastePage>

  init(_ library: TemplateLibrary) throws(TemplateError) {
    template = try library.template("heap-waste.mustache", for: HeapWastePage.self)
  }

  func folders(_ facts: HeapFacts) -> [String] { ["heap"] }

  func jobs(_ facts: HeapFacts) -> [PageJob] {
    [
      PageJob { budget in
        [
          try template.file(
            HeapWastePage(facts), at: HeapFacts.wastePage, in: facts.head.layout, budget)
        ]
      }
    ]
  }
}
