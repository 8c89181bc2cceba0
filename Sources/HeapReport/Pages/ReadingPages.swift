import Mustache

/// The page that explains the report. It says the same in every report.
struct ReadingPages: PageKind {
  private let template: Template<ReadingPage>

  init(_ library: TemplateLibrary) throws(TemplateError) {
    template = try library.template("reading.mustache", for: ReadingPage.self)
  }

  func folders(_ facts: ReportFacts) -> [String] { ["help"] }

  func jobs(_ facts: ReportFacts) -> [PageJob] {
    [
      PageJob { budget in
        let page = ReadingPage(
          frame: PageFrame("How to read this report", ReportLinks.readingPage, in: facts.head))
        return [
          try template.file(
            page, at: ReportLinks.readingPage, in: facts.options.layout, budget)
        ]
      }
    ]
  }
}

/// How to read the report.
struct ReadingPage: TemplateContext {
  let frame: PageFrame

  static let fields: [Field<ReadingPage>] = PageFrame.fields { $0.frame }
}
