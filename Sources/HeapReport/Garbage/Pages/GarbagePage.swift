import HeapCharts
import LeakGraph
import Mustache

/// The overview of a report on a leak graph: which types form cycles, how many objects these hold, and
/// where to break them.
struct GarbagePage: TemplateContext {
  /// Shapes that are shown with their pictures on the index.
  static let cardLimit = 6
  static let typeLimit = 200

  let report: GarbageReport
  let frame: PageFrame

  init(_ report: GarbageReport) {
    self.report = report
    let heading = report.plan.isPart ? "Reference cycles" : report.options.title
    frame = PageFrame(heading, .overview, of: report)
  }

  static let fields: [Field<GarbagePage>] =
    PageFrame.fields { $0.frame } + [
      .flag("isPart") { $0.report.plan.isPart },
      .text("headline") { $0.report.headline },
      .text("subline") { $0.report.subline },
      .list("tiles") { $0.report.tiles },
      .flag("hasShapes") { !$0.report.shapes.isEmpty },
      .list("cards") { page in
        page.report.shapesByUse.prefix(cardLimit).map {
          ShapeRow(report: page.report, detail: $0, origin: .overview)
        }
      },
      .list("shapeRows") { $0.rows },
      .optionalText("shapeNote") { page in
        ShapePage.rest(
          page.report.analysis.shapes.count, page.report.shapes.count, "shape", "shapes")
      },
      .flag("knowsBytes") { $0.report.analysis.bytesInCycles != nil },
      .flag("hasTypes") { !$0.report.analysis.types.isEmpty },
      .list("typeRows") { page in
        page.report.analysis.types.prefix(typeLimit).map {
          TypeRow(report: page.report, count: $0)
        }
      },
      .optionalText("typeNote") { page in
        ShapePage.rest(page.report.analysis.types.count, typeLimit, "type", "types")
      },
    ]

  private var rows: [ShapeRow] {
    report.shapes.map { ShapeRow(report: report, detail: $0, origin: .overview) }
  }
}

/// A type, as a line of a table.
struct TypeRow: TemplateContext {
  let report: GarbageReport
  let count: TypeCount

  static let fields: [Field<TypeRow>] = [
    .text("name") { $0.report.name(ofType: $0.count.type) },
    .text("hue") { "\($0.report.hues.hue(of: $0.count.type).styleClass)" },
    .text("inCycles", write: { $1.count($0.count.inCycles) }),
    .text("cycles", write: { $1.count($0.count.cycles) }),
    .text("held", write: { $1.count($0.count.held) }),
    .text(
      "share", write: { $1.share(Int64($0.count.inCycles), of: Int64($0.report.analysis.inCycles)) }
    ),
    .integer("barWidth") { row in
      row.report.analysis.inCycles == 0
        ? 0 : row.count.inCycles * 100 / row.report.analysis.inCycles
    },
  ]
}
