import HeapProfile
import HeapStatistics
import Measures
import Mustache

/// The pages with all snapshots, where the index lists only some of them.
struct SnapshotListPages: PageKind {
  private let template: Template<SnapshotListPage>

  init(_ library: TemplateLibrary) throws(TemplateError) {
    template = try library.template("snapshots.mustache", for: SnapshotListPage.self)
  }

  func folders(_ facts: ReportFacts) -> [String] { ["snapshots"] }

  func jobs(_ facts: ReportFacts) -> [PageJob] {
    stride(from: 1, through: facts.links.snapshotListCount, by: 1).map { number in
      PageJob { budget in
        let page = SnapshotListPage(number, facts)
        let address = ReportLinks.snapshotListPage(number)
        return [try template.file(page, at: address, in: facts.options.layout, budget)]
      }
    }
  }

  /// A link to one of the pages, if there is such a page.
  static func link(
    to number: Int, _ text: String, from page: PageAddress, _ facts: ReportFacts
  ) -> Link? {
    guard number >= 1, number <= facts.links.snapshotListCount else { return nil }
    return Link(
      text: text, href: facts.links.href(ReportLinks.snapshotListPage(number), from: page))
  }
}

/// A page with snapshots in order of time.
struct SnapshotListPage: TemplateContext {
  let frame: PageFrame
  let scope: String
  let rows: [SnapshotRow]
  let previous: Link?
  let next: Link?

  static let fields: [Field<SnapshotListPage>] =
    PageFrame.fields { $0.frame } + [
      .text("listScope") { $0.scope },
      .list("snapshotRows") { $0.rows },
      .object("previous") { $0.previous },
      .object("next") { $0.next },
    ]
}

extension SnapshotListPage {
  init(_ number: Int, _ facts: ReportFacts) {
    let address = ReportLinks.snapshotListPage(number)
    let all = Array(facts.analysis.snapshotIndices)
    let limit = ReportLinks.snapshotLimit
    let shown = all.dropFirst((number - 1) * limit).prefix(limit)
    self.init(
      frame: PageFrame("All snapshots, page \(number)", address, in: facts.head),
      scope: "\(GroupedCount(shown.startIndex + 1)) to \(GroupedCount(shown.endIndex)) of "
        + "\(GroupedCount(all.count)), in order of time.",
      rows: shown.map { SnapshotRow(facts: facts, page: address, index: $0) },
      previous: SnapshotListPages.link(to: number - 1, "‹ previous", from: address, facts),
      next: SnapshotListPages.link(to: number + 1, "next ›", from: address, facts))
  }
}
