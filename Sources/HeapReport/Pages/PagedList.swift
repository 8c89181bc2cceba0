import Mustache

/// What is listed on pages of its own, where the index has only some of it.
struct PagedList<Index>: Sendable {
  /// What it lists, in lower case: the folder, the template and the title have it.
  let name: String
  /// The name of its lines in the template.
  let rowsName: String
  /// How the lines are sorted, as `by name`.
  let order: String
  /// Lines of a page.
  let limit: Int
  let all: @Sendable (ReportFacts) -> [Index]
  let pageCount: @Sendable (ReportLinks) -> Int
  /// The places of the pages, counted from 1.
  let page: @Sendable (Int) -> PageAddress

  /// A link to one of the pages, if there is such a page.
  func link(
    to number: Int, _ text: String, from origin: PageAddress, _ facts: ReportFacts
  ) -> Link? {
    guard number >= 1, number <= pageCount(facts.links) else { return nil }
    return Link(text: text, href: facts.links.href(page(number), from: origin))
  }
}

/// A line of such a list.
protocol PagedRow: TemplateContext {
  associatedtype Index
  static var list: PagedList<Index> { get }
  init(facts: ReportFacts, page: PageAddress, index: Index)
}
