import HeapProfile
import HeapStatistics
import Measures
import Mustache

/// The pages with all classes by name, where a report has many.
struct ClassListPages: PageKind {
  private let template: Template<ClassListPage>

  init(_ library: TemplateLibrary) throws(TemplateError) {
    template = try library.template("classes.mustache", for: ClassListPage.self)
  }

  func folders(_ facts: ReportFacts) -> [String] { ["classes"] }

  func jobs(_ facts: ReportFacts) -> [PageJob] {
    stride(from: 1, through: facts.links.classListCount, by: 1).map { number in
      PageJob { budget in
        let page = ClassListPage(number, facts)
        let address = facts.links.classListPage(number)
        return [try template.file(page, at: address, in: facts.options.layout, budget)]
      }
    }
  }

  /// A link to one of the pages, if there is such a page.
  static func link(
    to number: Int, _ text: String, from page: PageAddress, _ facts: ReportFacts
  ) -> Link? {
    guard number >= 1, number <= facts.links.classListCount else { return nil }
    return Link(
      text: text, href: facts.links.href(facts.links.classListPage(number), from: page))
  }
}

/// A page with all classes by name: the index has them by size.
struct ClassListPage: TemplateContext {
  let frame: PageFrame
  let scope: String
  let rows: [RegisteredRow]
  let previous: Link?
  let next: Link?

  static let fields: [Field<ClassListPage>] =
    PageFrame.fields { $0.frame } + [
      .text("listScope") { $0.scope },
      .list("registeredRows") { $0.rows },
      .object("previous") { $0.previous },
      .object("next") { $0.next },
    ]
}

extension ClassListPage {
  init(_ number: Int, _ facts: ReportFacts) {
    let address = facts.links.classListPage(number)
    let all = Array(facts.analysis.classIndices)
    let limit = ReportLinks.classLimit
    let shown = all.dropFirst((number - 1) * limit).prefix(limit)
    self.init(
      frame: PageFrame("All classes, page \(number)", address, in: facts.head),
      scope: "\(GroupedCount(shown.startIndex + 1)) to \(GroupedCount(shown.endIndex)) of "
        + "\(GroupedCount(all.count)), by name.",
      rows: shown.map { RegisteredRow(facts: facts, page: address, index: $0) },
      previous: ClassListPages.link(to: number - 1, "‹ previous", from: address, facts),
      next: ClassListPages.link(to: number + 1, "next ›", from: address, facts))
  }
}
