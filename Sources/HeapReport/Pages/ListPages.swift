import Measures
import Mustache

/// The pages of one list.
struct ListPages<Row: PagedRow>: PageKind {
  private let template: Template<ListPage<Row>>

  init(_ library: TemplateLibrary) throws(TemplateError) {
    template = try library.template("\(Row.list.name).mustache", for: ListPage<Row>.self)
  }

  func folders(_ facts: ReportFacts) -> [String] { [Row.list.name] }

  func jobs(_ facts: ReportFacts) -> [PageJob] {
    stride(from: 1, through: Row.list.pageCount(facts.links), by: 1).map { number in
      PageJob { budget in
        let page = ListPage<Row>(number, facts)
        let address = Row.list.page(number)
        return [try template.file(page, at: address, in: facts.options.layout, budget)]
      }
    }
  }
}

/// A page with some lines of a list.
struct ListPage<Row: PagedRow>: TemplateContext {
  let frame: PageFrame
  let scope: String
  let rows: [Row]
  let previous: Link?
  let next: Link?

  static var fields: [Field<ListPage>] {
    PageFrame.fields { $0.frame } + [
      .text("listScope") { $0.scope },
      .list(Row.list.rowsName) { $0.rows },
      .object("previous") { $0.previous },
      .object("next") { $0.next },
    ]
  }
}

extension ListPage {
  init(_ number: Int, _ facts: ReportFacts) {
    let list = Row.list
    let address = list.page(number)
    let all = list.all(facts)
    let shown = all.dropFirst((number - 1) * list.limit).prefix(list.limit)
    self.init(
      frame: PageFrame("All \(list.name), page \(number)", address, in: facts.head),
      scope: "\(GroupedCount(shown.startIndex + 1)) to \(GroupedCount(shown.endIndex)) of "
        + "\(GroupedCount(all.count)), \(list.order).",
      rows: shown.map { Row(facts: facts, page: address, index: $0) },
      previous: list.link(to: number - 1, "‹ previous", from: address, facts),
      next: list.link(to: number + 1, "next ›", from: address, facts))
  }
}
