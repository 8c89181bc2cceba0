import HeapCharts
import HeapProfile
import HeapStatistics
import Measures
import Mustache

/// The page with the types of all objects, where the recorder counted them.
struct TypesPages: PageKind {
  private let template: Template<TypesPage>
  private let renderer: (any DrawingRenderer)?

  init(_ library: TemplateLibrary, _ renderer: (any DrawingRenderer)?) throws(TemplateError) {
    template = try library.template("types.mustache", for: TypesPage.self)
    self.renderer = renderer
  }

  func folders(_ facts: ReportFacts) -> [String] {
    facts.analysis.census == nil ? [] : ["charts", "types"]
  }

  func jobs(_ facts: ReportFacts) -> [PageJob] {
    guard let census = facts.analysis.census else { return [] }
    return [
      PageJob { budget in
        let address = ReportLinks.typesPage
        return try template.files(at: address, in: facts, renderer, budget) { charts in
          try TypesPage(census, facts, &charts)
        }
      }
    ]
  }
}

/// All types at each snapshot: the largest and those that grew.
struct TypesPage: TemplateContext {
  let frame: PageFrame
  let sentence: String
  let figure: Figure?
  let largest: [CensusRow]
  let growing: [CensusRow]
  let restNote: String?

  static let fields: [Field<TypesPage>] =
    PageFrame.fields { $0.frame } + [
      .text("sentence") { $0.sentence },
      .object("figure") { $0.figure },
      .list("typeRows") { $0.largest },
      .flag("hasGrowing") { !$0.growing.isEmpty },
      .list("growingRows") { $0.growing },
      .optionalText("restNote") { $0.restNote },
    ]
}

extension TypesPage {
  /// At most that many types are listed.
  private static let typeLimit = 200
  /// At most that many that grew; they are listed in full above.
  private static let growingLimit = 20

  init(_ census: CensusSummary, _ facts: ReportFacts, _ charts: inout PageCharts) throws {
    let hidden = census.types.count - min(census.types.count, Self.typeLimit)
    let points = census.census.times.count
    var notes: [String] = []
    if hidden > 0 { notes.append("The \(Self.typeLimit) largest; \(GroupedCount(hidden)) more.") }
    if points > CensusPoint.limit {
      notes.append(
        "Each type opens to the last \(CensusPoint.limit) counts that differ from the one before.")
    }
    func row(_ summary: TypeSummary, _ isDetailed: Bool) -> CensusRow {
      CensusRow(facts: facts, census: census, summary: summary, isDetailed: isDetailed)
    }
    self.init(
      frame: PageFrame("All types at each snapshot", ReportLinks.typesPage, in: facts.head),
      sentence: Self.sentence(census),
      figure: try charts.figure(facts.charts.types(census), name: "types") { _ in nil },
      largest: census.largest.prefix(Self.typeLimit).map { row($0, true) },
      growing: census.growing.prefix(Self.growingLimit).map { row($0, false) },
      restNote: notes.isEmpty ? nil : notes.joined(separator: " "))
  }

  private static func sentence(_ census: CensusSummary) -> String {
    let types = GroupedCount(census.types.count).of("type", "types")
    let times = GroupedCount(census.census.times.count).of("time", "times")
    return
      "\(types) of all objects that Python’s collector knows, tracked or not, counted \(times): "
      + "the largest and the fastest-growing ones. Sizes are of the objects themselves, without what "
      + "they refer to."
  }
}
