import HeapCharts
import Mustache

/// A chart drawn for one width, with the places in it that tell something.
struct ChartForm: TemplateContext {
  let width: ChartStyle.Width
  /// Whether another one is enough where no style sheet is read.
  let isSpare: Bool
  let size: Size
  /// What a reader gets who cannot see it.
  let alternative: String
  /// Shapes and texts, as markup.
  let drawing: [UInt8]
  let spots: [ChartSpot]

  init(
    _ chart: Chart, _ width: ChartStyle.Width, isSpare: Bool, drawing: [UInt8],
    _ href: (Hotspot.Target) -> String?
  ) {
    self.width = width
    self.isSpare = isSpare
    self.drawing = drawing
    size = chart.drawing.size
    alternative = "\(chart.drawing.title). \(chart.drawing.summary)"
    spots = chart.hotspots.map { ChartSpot(spot: $0, href: href($0.target)) }
  }

  /// The style sheet's word for the width.
  private var name: StaticString {
    switch width {
    case .wide: "wide"
    case .medium: "medium"
    case .narrow: "narrow"
    }
  }

  static let fields: [Field<ChartForm>] = [
    .text("form") { "\($0.name)" },
    .flag("isSpare") { $0.isSpare },
    .text("alternative") { $0.alternative },
    .text("width", write: { $1.number($0.size.width) }),
    .text("height", write: { $1.number($0.size.height) }),
    .markup("drawing") { $1.markup($0.drawing) },
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
        for (place, point) in spot.spot.polygon.enumerated() {
          if place > 0 { out.markup(" ") }
          out.number(point.x)
          out.markup(",")
          out.number(point.y)
        }
      }),
    .text("x", write: { $1.number($0.spot.rect.x) }),
    .text("y", write: { $1.number($0.spot.rect.y) }),
    .text("width", write: { $1.number($0.spot.rect.width) }),
    .text("height", write: { $1.number($0.spot.rect.height) }),
  ]
}
