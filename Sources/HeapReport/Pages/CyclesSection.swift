import LeakGraph
import Mustache

/// What the index says of reference cycles, where a leak graph came with the dump.
struct CyclesSection: TemplateContext {
  /// Shapes that are listed here; all are on the page behind the link.
  static let shapeLimit = 5

  let report: GarbageReport

  static let fields: [Field<CyclesSection>] = [
    .text("headline") { $0.report.headline },
    .text("subline") { $0.report.subline },
    .text("href") { $0.report.plan.href(.overview, from: .home) },
    .flag("hasShapes") { !$0.report.shapes.isEmpty },
    .list("shapeRows") { section in
      section.report.shapesByUse.prefix(shapeLimit).map {
        ShapeRow(report: section.report, detail: $0, origin: .home)
      }
    },
    .flag("knowsBytes") { $0.report.analysis.bytesInCycles != nil },
  ]
}
