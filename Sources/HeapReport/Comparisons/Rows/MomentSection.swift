import HeapComparison
import HeapStatistics
import Measures
import Mustache

/// The classes that changed most at two other snapshots.
struct MomentSection: TemplateContext {
  let anchor: String
  let title: String
  let sentence: String
  let rows: [MomentRow]

  /// At most that many classes.
  private static let classLimit = 8

  static let fields: [Field<MomentSection>] = [
    .text("anchor") { $0.anchor },
    .text("title") { $0.title },
    .text("sentence") { $0.sentence },
    .flag("changed") { !$0.rows.isEmpty },
    .list("momentRows") { $0.rows },
  ]

  /// - Returns: nil for a row without a link.
  init?(_ row: ComparedSnapshotRow, _ facts: ComparisonFacts) {
    guard let anchor = row.anchor else { return nil }
    self.anchor = anchor
    title = row.name
    let changed = facts.comparison.classes(at: row.pair).filter { $0.kind != .unchanged }
    rows = changed.prefix(Self.classLimit).map { MomentRow(facts: facts, change: $0) }
    let left = changed.count - rows.count
    let note =
      left > 0
      ? " \(GroupedCount(left).of("smaller change is", "smaller changes are")) left out." : ""
    let start = "\(ComparisonWords.arrow(row.tracked)): \(ComparisonWords.signed(row.tracked))."
    sentence = changed.isEmpty ? "\(start) No class has changed." : start + note
  }
}

/// A class at two other snapshots, as a line of a table.
struct MomentRow: TemplateContext {
  let facts: ComparisonFacts
  let change: ClassChange

  static let fields: [Field<MomentRow>] =
    ChangeFields.fields { $0.change.bytes } + [
      .text("name", write: { $1.dotted($0.facts.name(of: $0.change)) }),
      .text("alive") { ComparisonWords.counts($0.change.alive) },
    ]
}
