import ReferenceCycles
import Mustache

/// The overview of a report on a leak graph: which types form cycles, how many objects these hold, and
/// where to break them.
struct CycleOverviewPage: TemplateContext {
  /// Shapes that are shown with their pictures on the index.
  static let cardLimit = 6
  static let typeLimit = 200

  private let facts: CycleFacts
  private let frame: PageFrame
  private let words: CycleWords
  private var details: CycleDetails { facts.details }

  init(_ facts: CycleFacts) {
    self.facts = facts
    words = CycleWords(facts.details)
    let heading = facts.links.isPart ? "Reference cycles" : facts.head.title
    frame = PageFrame(heading, facts.links.overview, in: facts.head)
  }

  static let fields: [Field<CycleOverviewPage>] =
    PageFrame.fields { $0.frame } + [
      .flag("isPart") { $0.facts.links.isPart },
      .text("headline") { $0.words.headline },
      .text("subline") { $0.words.subline },
      .list("tiles") { $0.words.tiles },
      .flag("hasShapes") { !$0.details.shapes.isEmpty },
      .list("cards") { page in
        page.details.shapesByUse.prefix(cardLimit).map {
          ShapeRow(page.facts, $0, on: page.facts.links.overview)
        }
      },
      .list("shapeRows") { $0.rows },
      .optionalText("shapeNote") { page in
        RestNote.text(
          page.details.analysis.shapes.count, page.details.shapes.count, "shape", "shapes")
      },
      .flag("knowsBytes") { $0.details.analysis.bytesInCycles != nil },
      .flag("hasTypes") { !$0.details.analysis.types.isEmpty },
      .list("typeRows") { page in
        page.details.analysis.types.prefix(typeLimit).map {
          TypeRow(details: page.details, count: $0)
        }
      },
      .optionalText("typeNote") { page in
        RestNote.text(page.details.analysis.types.count, typeLimit, "type", "types")
      },
    ]

  private var rows: [ShapeRow] {
    details.shapes.map { ShapeRow(facts, $0, on: facts.links.overview) }
  }
}
