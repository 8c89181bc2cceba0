import Mustache

/// A shape's picture on a page.
struct PictureFigure: TemplateContext {
  let picture: ShapePicture
  /// The two pictures: paths, or the pictures themselves as data.
  let light: String
  let dark: String
  /// The path of the picture as a file of its own.
  let file: String?
  let alternative: String
  let caption: String

  /// Nil when there is no picture.
  init?(_ detail: ShapeDetail, of facts: CycleFacts, on page: PageAddress) {
    guard let picture = facts.pictures.byShape[detail.number] else { return nil }
    self.picture = picture
    if facts.links.layout.isSingle {
      light = Self.data(picture.light)
      dark = Self.data(picture.dark)
      file = nil
    } else {
      light = facts.links.href(toPictureOf: detail.number, isDark: false, from: page)
      dark = facts.links.href(toPictureOf: detail.number, isDark: true, from: page)
      file = light
    }
    alternative =
      "The cycle as a graph: \(facts.details.names.name(of: detail.shape)). "
      + ShapeWords(detail, facts.details).advice
    caption =
      "A box is an object, or several objects in one role with their number. An arrow is a "
      + "reference with the attribute's name. "
      + (detail.breakingAttributes.isEmpty ? "" : "Dashed arrows show where to break it.")
  }

  static let fields: [Field<PictureFigure>] = [
    // All of a picture that is in the page itself.
    .wholeText("light") { $0.light },
    .wholeText("dark") { $0.dark },
    .optionalText("file") { $0.file },
    .text("alternative") { $0.alternative },
    .text("caption") { $0.caption },
    .integer("width") { Int($0.picture.width) },
    .integer("height") { Int($0.picture.height) },
  ]

  private static func data(_ svg: [UInt8]) -> String { "data:image/svg+xml;base64,\(base64(svg))" }
}
