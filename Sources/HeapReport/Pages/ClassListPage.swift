import HeapProfile
import HeapStatistics
import Measures
import Mustache

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

extension Report {
  func renderClassList(_ number: Int, _ emit: (OutputFile) throws -> Void) throws {
    let page = Page.classes(number)
    let all = Array(analysis.classIndices)
    let shown = all.dropFirst((number - 1) * SitePlan.classLimit).prefix(SitePlan.classLimit)
    let context = ClassListPage(
      frame: PageFrame("All classes, page \(number)", page, of: self),
      scope: "\(GroupedCount(shown.startIndex + 1)) to \(GroupedCount(shown.endIndex)) of "
        + "\(GroupedCount(all.count)), by name.",
      rows: shown.map { RegisteredRow(report: self, page: page, index: $0) },
      previous: classListLink(number - 1, "‹ before", from: page),
      next: classListLink(number + 1, "after ›", from: page))
    try render(page, templates.classes, context, emit)
  }

  /// A link to one of the pages with all classes, if there is such a page.
  func classListLink(_ number: Int, _ text: String, from page: Page) -> Link? {
    guard number >= 1, number <= plan.classPages else { return nil }
    return Link(text: text, href: plan.href(.classes(number), from: page))
  }
}
