import HeapCharts
import Mustache

/// A chart on a page: four pictures of which the browser shows one, and links laid over it.
struct Figure: TemplateContext {
  /// The four pictures: paths, or the pictures themselves as data.
  var sources: [ChartVariant: String]
  var alternative: String
  var caption: String
  var overlays: [ChartOverlay]
  /// The path of the picture as a file of its own.
  var svgFile: String?
  var pngFile: String?

  static let fields: [Field<Figure>] = [
    // All of a picture that is in the page itself.
    .wholeText("wideLight") { $0.source(.light, .wide) },
    .wholeText("wideDark") { $0.source(.dark, .wide) },
    .wholeText("narrowLight") { $0.source(.light, .narrow) },
    .wholeText("narrowDark") { $0.source(.dark, .narrow) },
    .optionalText("svgFile") { $0.svgFile },
    .optionalText("pngFile") { $0.pngFile },
    .text("alternative") { $0.alternative },
    .text("caption") { $0.caption },
    .list("overlays") { $0.overlays },
    .text("width", write: { $1.number($0.overlays.first?.size.width ?? 0) }),
    .text("height", write: { $1.number($0.overlays.first?.size.height ?? 0) }),
  ]

  private func source(_ theme: ChartStyle.Theme, _ width: ChartStyle.Width) -> String {
    sources[ChartVariant(theme: theme, width: width)] ?? ""
  }
}

/// The links over one width of a chart, in the pixels of its drawing.
struct ChartOverlay: TemplateContext {
  var size: Size
  var isNarrow: Bool
  var spots: [ChartSpot]

  init(_ chart: Chart, _ width: ChartStyle.Width, _ href: (Hotspot.Target) -> String?) {
    size = chart.drawing.size
    isNarrow = width == .narrow
    spots = chart.hotspots.map { ChartSpot(spot: $0, href: href($0.target)) }
  }

  static let fields: [Field<ChartOverlay>] = [
    .flag("narrow") { $0.isNarrow },
    .text("width", write: { $1.number($0.size.width) }),
    .text("height", write: { $1.number($0.size.height) }),
    .list("spots") { $0.spots },
  ]
}

/// A place of a chart that tells something and leads somewhere.
struct ChartSpot: TemplateContext {
  var spot: Hotspot
  var href: String?

  static let fields: [Field<ChartSpot>] = [
    .optionalText("href") { $0.href },
    .text("label") { $0.spot.label },
    .flag("polygon") { !$0.spot.polygon.isEmpty },
    .text(
      "points",
      write: { spot, out in
        for point in spot.spot.polygon {
          out.number(point.x)
          out.markup(",")
          out.number(point.y)
          out.markup(" ")
        }
      }),
    .text("x", write: { $1.number($0.spot.rect.x) }),
    .text("y", write: { $1.number($0.spot.rect.y) }),
    .text("width", write: { $1.number($0.spot.rect.width) }),
    .text("height", write: { $1.number($0.spot.rect.height) }),
  ]
}
