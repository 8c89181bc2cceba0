import HeapCharts
import Mustache

/// A chart on a page: a drawing for each width, of which the style sheet shows one.
struct Figure: TemplateContext {
  var forms: [ChartForm]
  var caption: String
  /// The path of the picture as a file of its own.
  var svgFile: String?
  var pngFile: String?

  static let fields: [Field<Figure>] = [
    .list("forms") { $0.forms },
    .optionalText("svgFile") { $0.svgFile },
    .optionalText("pngFile") { $0.pngFile },
    .text("caption") { $0.caption },
  ]
}
