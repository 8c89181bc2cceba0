import HeapCharts
import LeakGraph
import Mustache

/// A shape, as a line of a table or as a card.
struct ShapeRow: TemplateContext {
  let report: GarbageReport
  let detail: ShapeDetail
  /// The page that it stands on.
  let origin: GarbagePlan.Page

  static let fields: [Field<ShapeRow>] = [
    .text("href") { $0.report.plan.href(.shape($0.detail.number), from: $0.origin) },
    .text("name") { $0.report.name(of: $0.detail.shape) },
    .text("hue") { row in
      "\(row.report.hues.hue(of: row.detail.shape.types.first?.type ?? 0).styleClass)"
    },
    .text("cycles", write: { $1.count($0.detail.shape.cycles.count) }),
    .text("size", write: { $1.count($0.detail.shape.size) }),
    .text("objects", write: { $1.count($0.detail.shape.objects) }),
    .text("held", write: { $1.count($0.detail.shape.held) }),
    .text("bytes", write: { $1.size($0.detail.shape.bytes) }),
    .text("exact", write: { $1.exactSize($0.detail.shape.bytes) }),
    .text("summary") { $0.report.summary($0.detail.shape) },
    .text(
      "share",
      write: { $1.share(Int64($0.detail.shape.objects), of: Int64($0.report.analysis.inCycles)) }),
    .integer("barWidth") { row in
      row.detail.shape.objects * 100 / max(1, row.report.analysis.inCycles)
    },
    .strings("breaks") { $0.report.breakingNames($0.detail) },
    .flag("isOfClass") { $0.detail.isOfClass },
    .flag("isBroken") { $0.detail.breaking?.isComplete == true },
    .text("advice") { $0.report.advice($0.detail) },
    .object("picture") { row in
      PictureFigure(row.detail, of: row.report, on: row.origin)
    },
  ]
}
