import HeapCharts
import HeapComparison
import HeapStatistics
import Measures
import Mustache

/// A class as a line of a table: what it was and what it is.
struct ChangedClassRow: TemplateContext {
  let facts: ComparisonFacts
  let page: PageAddress
  /// Its place in the comparison's classes.
  let place: Int

  var change: ClassChange { facts.comparison.classes[place] }
  private var part: MainPart? { facts.parts[place] }

  /// Whether it is known what most of the change is in.
  var hasPart: Bool { part != nil }

  static let fields: [Field<ChangedClassRow>] =
    ChangeFields.fields { $0.change.bytes } + [
      .text("hue") { "\($0.facts.hues.hue(of: $0.change.classes).styleClass)" },
      .text("name", write: { $1.dotted($0.facts.name(of: $0.change)) }),
      .optionalText("href") { $0.facts.links.href($0.place, from: $0.page) },
      .flag("new") { $0.change.kind == .new },
      .flag("gone") { $0.change.kind == .gone },
      .text("alive") { ComparisonWords.counts($0.change.alive) },
      .text("average") { ComparisonWords.averages($0.change) },
      .optionalText("part") { row in row.part.map { row.facts.name(of: $0) } },
      .text(
        "partChange",
        write: { row, out in
          if let part = row.part { out.change(part.bytes.difference) }
        }),
    ]
}

extension ComparisonWords {
  /// `22.01 → 16.96 KiB`; a dash where none was alive.
  static func averages(_ change: ClassChange) -> String {
    let sizes = [change.before.average, change.after.average].map { average in
      average.map { ByteCount(nearest: $0) }
    }
    if let before = sizes[0], let after = sizes[1] {
      let isSame = "\(ByteSize(before))" == "\(ByteSize(after))"
      return isSame ? "\(ByteSize(after))" : arrow(Change(before, after))
    }
    return (sizes[1] ?? sizes[0]).map { "\(ByteSize($0))" } ?? "–"
  }
}
