import HeapCharts
import Mustache

/// A chart on a page: a drawing for each width, of which the style sheet shows one.
struct Figure: TemplateContext {
  var forms: [ChartForm]
  var caption: String
  var shape = Shape.any
  /// The path of the picture as a file of its own.
  var svgFile: String?
  var pngFile: String?

  /// Which widths it is drawn for.
  enum Shape: Sendable {
    /// All of them.
    case any
    /// That of screens with room; a table says the same, and on a phone there is only that.
    case roomy
    /// The narrow one, on any screen.
    case small

    /// The first one is shown where no style sheet is read.
    var widths: [ChartStyle.Width] {
      switch self {
      case .any: [.wide, .medium, .narrow]
      case .roomy: [.wide]
      case .small: [.narrow]
      }
    }

    /// The style sheet's word for it.
    fileprivate var styleClass: StaticString {
      switch self {
      case .any: "chart"
      case .roomy: "chart roomy"
      case .small: "chart small"
      }
    }
  }

  static let fields: [Field<Figure>] = [
    .text("shape") { "\($0.shape.styleClass)" },
    .list("forms") { $0.forms },
    .optionalText("svgFile") { $0.svgFile },
    .optionalText("pngFile") { $0.pngFile },
    .text("caption") { $0.caption },
  ]
}
