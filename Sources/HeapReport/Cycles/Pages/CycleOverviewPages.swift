import Mustache

/// The overview of all shapes of cycle.
struct CycleOverviewPages: PageKind {
  private let template: Template<CycleOverviewPage>

  init(_ library: TemplateLibrary) throws(TemplateError) {
    template = try library.template("garbage.mustache", for: CycleOverviewPage.self)
  }

  func folders(_ facts: CycleFacts) -> [String] { facts.links.folders }

  func jobs(_ facts: CycleFacts) -> [PageJob] {
    [
      PageJob { budget in
        [
          try template.file(
            CycleOverviewPage(facts), at: facts.links.overview, in: facts.links.layout, budget)
        ]
      }
    ]
  }
}
