import HeapComparison
import HeapStatistics
import Mustache

/// A class at two snapshots of one run, as a line of a table.
struct RunChangeRow: TemplateContext {
  let facts: ReportFacts
  let page: PageAddress
  let change: RunClassChange

  static let fields: [Field<RunChangeRow>] =
    ChangeFields.fields { $0.change.bytes } + [
      .text("hue") { "\($0.facts.hues.hue(of: $0.change.index).styleClass)" },
      .text("name", write: { $1.dotted($0.facts.names.name(of: $0.change.index)) }),
      .text("href") {
        $0.facts.links.href($0.facts.links.classPage($0.change.index), from: $0.page)
      },
      .text("survived", write: { $1.count($0.change.survived) }),
      .text("born", write: { $1.count($0.change.born) }),
      .text("dead", write: { $1.count($0.change.dead) }),
    ]
}
