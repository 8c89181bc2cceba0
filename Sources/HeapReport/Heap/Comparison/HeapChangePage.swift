import GraphComparison
import HeapCharts
import HeapComparison
import HeapGraph
import Measures
import Mustache

/// Two heaps: what grew, what is new, what went.
struct HeapChangePage: TemplateContext {
  private let facts: HeapChangeFacts
  private let words: HeapChangeWords
  private let frame: PageFrame
  private let figure: Figure?

  /// Lines of each table.
  private static let lineLimit = 200
  private static let placeLimit = 100

  init(_ facts: HeapChangeFacts, _ charts: inout PageCharts) throws {
    self.facts = facts
    words = HeapChangeWords(facts: facts)
    frame = PageFrame(facts.head.title, .index, in: facts.head)
    figure = try Self.chart(facts).flatMap { try charts.figure($0, name: "changes") { _ in nil } }
  }

  private static func chart(_ facts: HeapChangeFacts) -> ChartSpec? {
    let holders = facts.change.holders
    guard !holders.isEmpty else { return nil }
    let chart = ChangeChart(
      title: "Change of what holders retain",
      rows: holders.map {
        ChangeChart.Row(
          name: $0.path.cutInMiddle(to: 60), before: $0.retained.before,
          after: $0.retained.after)
      })
    let left = holders.count - ChangeChart.capacity
    let cut =
      left > 0 ? " \(GroupedCount(left).of("smaller one is", "smaller ones are")) left out." : ""
    return ChartSpec(caption: "More to the right, less to the left, the largest first.\(cut)") {
      chart.chart($0, measure: $1)
    }
  }

  static let fields: [Field<HeapChangePage>] =
    PageFrame.fields { $0.frame } + [
      .text("headline") { String($0.words.sentence.dropLast()) },
      .text("baseName") { $0.facts.labels[.base].cutToLine },
      .text("headName") { $0.facts.labels[.head].cutToLine },
      .text("baseColumn") { $0.facts.labels.column(.base) },
      .text("headColumn") { $0.facts.labels.column(.head) },
      .text("rule") { $0.words.rule },
      .strings("notes") { $0.words.notes + [$0.words.staying] },
      .list("tiles") { $0.tiles },
      .object("figure") { $0.figure },
      .flag("hasHolders") { !$0.facts.change.holders.isEmpty },
      .list("holderRows") { page in
        page.facts.change.holders.prefix(lineLimit).map { HeapHolderChangeRow(change: $0) }
      },
      .optionalText("holderNote") { page in
        RestNote.text(page.facts.change.holders.count, lineLimit, "holder", "holders")
      },
      .flag("hasTypes") { !$0.facts.types.isEmpty },
      .flag("isOneProcess") { $0.facts.change.staying != nil },
      .list("typeRows") { page in
        page.facts.types.prefix(lineLimit).map { HeapTypeChangeRow(change: $0) }
      },
      .optionalText("typeNote") { page in
        RestNote.text(page.facts.types.count, lineLimit, "type", "types")
      },
      .flag("hasPlaces") { !$0.facts.change.places.isEmpty },
      .list("placeRows") { page in
        page.facts.change.places.prefix(placeLimit).map { HeapPlaceChangeRow(change: $0) }
      },
      .optionalText("placeNote") { page in
        RestNote.text(page.facts.change.places.count, placeLimit, "place", "places")
      },
      .text("sameNote") { page in
        let change = page.facts.change
        let same = change.types.count - page.facts.types.count
        return "\(GroupedCount(same).of("type is as it was", "types are as they were"))."
      },
    ]

  private var tiles: [Tile] {
    let change = facts.change
    var tiles = Side.allCases.map { side in
      let digest = facts.digest(side)
      return Tile(
        label: facts.labels[side].cutToLine, value: "\(ByteSize(digest.bytes))",
        exact: GroupedCount(digest.bytes).of("byte", "bytes"),
        note: digest.facts.resident.map { "\(ByteSize($0)) of the process in memory" })
    }
    let share = Percent(change.bytes.magnitude, of: change.bytes.before).map {
      "\($0) \(change.bytes.difference < 0 ? "less" : "more")"
    }
    tiles.append(
      Tile(
        label: "Change", value: ComparisonWords.signed(change.bytes),
        exact: GroupedCount(change.bytes.difference).of("byte", "bytes"),
        note: change.bytes.isNone ? nil : share))
    tiles.append(Tile(label: "Objects", value: ComparisonWords.counts(change.objects)))
    return tiles
  }
}
