import HeapCharts
import LeakGraph
import Mustache

/// A shape, as a line of a table or as a card.
struct ShapeRow: TemplateContext {
  let report: GarbageReport
  let detail: ShapeDetail
  /// The way to the report's folder.
  let root: String

  static let fields: [Field<ShapeRow>] = [
    .text("href") { "\($0.root)shapes/\($0.detail.number).html" },
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
      PictureFigure(row.detail, of: row.report, root: row.root)
    },
  ]
}

/// A shape's picture on a page.
struct PictureFigure: TemplateContext {
  let picture: ShapePicture
  let path: String
  let alternative: String
  let caption: String

  /// Nil when there is no picture.
  init?(_ detail: ShapeDetail, of report: GarbageReport, root: String) {
    guard let picture = report.pictures.byShape[detail.number] else { return nil }
    self.picture = picture
    path = "\(root)pictures/shape-\(detail.number)"
    alternative =
      "The cycle as a graph: \(report.name(of: detail.shape)). \(report.advice(detail))"
    caption =
      "Boxes are objects, or several in the same role with their number; arrows are references, "
      + "with the attribute's name. "
      + (detail.breakingAttributes.isEmpty ? "" : "Dashed: where to break it.")
  }

  static let fields: [Field<PictureFigure>] = [
    .text("light") { "\($0.path).svg" },
    .text("dark") { "\($0.path)-dark.svg" },
    .text("alternative") { $0.alternative },
    .text("caption") { $0.caption },
    .integer("width") { Int($0.picture.width) },
    .integer("height") { Int($0.picture.height) },
  ]
}
