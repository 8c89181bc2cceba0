import HeapComparison
import Measures
package import Mustache

/// A trend over several dumps.
package typealias TrendPages = SitePages<TrendFacts>

extension TrendPages {
  /// - Throws: ``TemplateError`` when a template names something that its page does not have.
  package init(_ library: TemplateLibrary) throws(TemplateError) {
    try self.init([TrendIndex(library)], library) { $0.head }
  }
}

/// The one page of a trend.
struct TrendIndex: PageKind {
  private let template: Template<TrendPage>

  init(_ library: TemplateLibrary) throws(TemplateError) {
    template = try library.template("trend.mustache", for: TrendPage.self)
  }

  func folders(_ facts: TrendFacts) -> [String] { [] }

  func jobs(_ facts: TrendFacts) -> [PageJob] {
    [PageJob { [try template.file(TrendPage(facts), at: .index, in: facts.head.layout, $0)] }]
  }
}

/// All classes over all dumps.
struct TrendPage: TemplateContext {
  let facts: TrendFacts
  let frame: PageFrame

  /// Lines of each table.
  private static let lineLimit = 500

  init(_ facts: TrendFacts) {
    self.facts = facts
    frame = PageFrame(facts.head.title, .index, in: facts.head)
  }

  static let fields: [Field<TrendPage>] =
    PageFrame.fields { $0.frame } + [
      .text("headline") { String($0.facts.sentence.dropLast()) },
      .text("measure") { $0.facts.measure },
      .optionalText("versions") { $0.facts.versions },
      .text("Noun") { TrendFacts.capitalized($0.facts.subject.noun.one) },
      .text("Nouns") { TrendFacts.capitalized($0.facts.subject.noun.many) },
      .text("countColumn") { $0.facts.subject == .heaps ? "Objects" : "Alive" },
      .text("bytesColumn") { $0.facts.subject == .heaps ? "All objects" : "Tracked" },
      .flag("hasSnapshots") { $0.facts.subject == .recordings },
      .list("all") {
        [
          TrendRow(
            facts: $0.facts, name: $0.facts.subject == .heaps ? "All objects" : "All tracked",
            series: $0.facts.trend.tracked)
        ]
      },
      .list("classRows") { page in
        page.facts.trend.classes.prefix(lineLimit).map {
          TrendRow(
            facts: page.facts, name: page.facts.name(of: $0), series: $0.total, alive: $0.alive)
        }
      },
      .list("runRows") { page in
        page.facts.labels.indices.prefix(lineLimit).map {
          TrendRunRow(facts: page.facts, place: $0)
        }
      },
      .optionalText("restNote") { page in
        let hidden = [page.facts.trend.classes.count, page.facts.labels.count].map {
          max(0, $0 - lineLimit)
        }
        guard hidden != [0, 0] else { return nil }
        return
          "\(GroupedCount(hidden[0]).of(page.facts.subject.noun.one, page.facts.subject.noun.many)) and "
          + "\(GroupedCount(hidden[1]).of("dump", "dumps")) more are not listed here."
      },
    ]
}

/// A class over all dumps as a line of a table.
struct TrendRow: TemplateContext {
  let facts: TrendFacts
  let name: String
  let series: Series
  var alive: CountChange?

  static let fields: [Field<TrendRow>] =
    ChangeFields.fields { $0.series.change } + [
      // No page has the whole name, and a line is a line.
      .text("name", write: { $1.dotted($0.name.cutToLine) }),
      .optionalText("alive") { $0.alive.map(ComparisonWords.counts) },
      .text("noise", write: { $1.size($0.series.noise) }),
      .text("firstChange") { $0.facts.label($0.series.firstChange) },
      .text("lastChange") { $0.facts.label($0.series.lastChange) },
      .text(
        "curve",
        write: { row, out in
          out.curve(InstanceCard.sparkline, row.series.values.map { Optional($0) })
        }),
    ]
}

/// A dump as a line of a table.
struct TrendRunRow: TemplateContext {
  let facts: TrendFacts
  let place: Int

  private var run: RunDigest { facts.trend.runs[place] }
  /// Bytes since the one before.
  private var step: ByteChange? {
    place == 0 ? nil : Change(facts.trend.runs[place - 1].tracked, run.tracked)
  }

  static let fields: [Field<TrendRunRow>] = [
    .text("name") { $0.facts.label($0.place) },
    .flag("hasSnapshots") { $0.facts.subject == .recordings },
    .text("snapshot") { $0.run.snapshot.cutToLine },
    .optionalText("python") { $0.run.python?.cutToLine },
    .text("tracked", write: { $1.size($0.run.tracked) }),
    .text("exact", write: { $1.exactSize($0.run.tracked) }),
    .text(
      "step",
      write: { row, out in
        if let step = row.step { out.change(step.difference) } else { out.unknown() }
      }),
    .flag("beyondNoise") { ($0.step?.magnitude ?? 0) > $0.facts.trend.tracked.noise },
    .flag("grown") { ($0.step?.difference ?? 0) > 0 },
    .flag("shrunk") { ($0.step?.difference ?? 0) < 0 },
  ]
}
