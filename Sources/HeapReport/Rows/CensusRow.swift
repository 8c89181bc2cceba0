import HeapProfile
import HeapStatistics
import Measures
import Mustache
import VisibleText

/// A type of a census, as a line of a table.
struct CensusRow: TemplateContext {
  let facts: ReportFacts
  let census: CensusSummary
  let summary: TypeSummary
  /// Whether each time has a line of its own.
  var isDetailed = false

  private var type: TypeCensus.CountedType { census.census.types[summary.place] }

  /// The option that lets a type of the program be tracked; nil where there is no such option: a type
  /// within a function has no address.
  var option: String? {
    guard let spec = type.spec, !spec.contains("<") else { return nil }
    return "--track \(ShellWord(argument: spec).text)"
  }

  /// The latest times at which it changed; as many lines as a page has room for.
  private var points: [CensusPoint] {
    guard isDetailed else { return [] }
    let times = census.census.times.indices.filter { place in
      place == 0 || type.counts[place] != type.counts[place - 1]
        || type.bytes[place] != type.bytes[place - 1]
    }
    return times.suffix(CensusPoint.limit).map {
      CensusPoint(facts: facts, census: census.census, type: type, place: $0)
    }
  }

  static let fields: [Field<CensusRow>] = [
    .text("name") { $0.type.name },
    .text("count", write: { $1.count($0.summary.lastCount.map(Int.init)) }),
    .text("size", write: { $1.size($0.summary.lastBytes) }),
    .text("exact", write: { $1.exactSize($0.summary.lastBytes) }),
    .flag("grown") { $0.summary.growth ?? 0 > 0 },
    .flag("shrunk") { $0.summary.growth ?? 0 < 0 },
    .text(
      "change",
      write: { row, out in
        if let growth = row.summary.growth { out.change(growth) } else { out.unknown() }
      }),
    .text(
      "countChange",
      write: { row, out in
        guard let growth = row.summary.countGrowth else { return out.unknown() }
        if growth >= 0 { out.markup(growth == 0 ? "±" : "+") }
        out.count(Int(growth))
      }),
    .optionalText("option") { $0.option },
    .text("curve", write: { $1.curve(InstanceCard.sparkline, $0.type.bytes) }),
    .flag("detailed") { $0.isDetailed },
    .list("points") { $0.points },
  ]
}

/// A type at one time of a census.
struct CensusPoint: TemplateContext {
  /// Times of one type that are listed.
  static let limit = 8

  let facts: ReportFacts
  let census: TypeCensus
  let type: TypeCensus.CountedType
  let place: Int

  static let fields: [Field<CensusPoint>] = [
    .text("when") { $0.facts.names.name(at: $0.census.times[$0.place]) },
    .text("count", write: { $1.count($0.type.counts[$0.place].map(Int.init)) }),
    .text("size", write: { $1.size($0.type.bytes[$0.place]) }),
    .text("exact", write: { $1.exactSize($0.type.bytes[$0.place]) }),
  ]
}
