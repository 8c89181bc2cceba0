package import LeakGraph
package import Mustache

/// A report on a leak graph: an index and a page for each shape of cycle.
///
/// All that is found out about shapes and all pictures are made first, so that every page can say
/// whether another one has a picture.
package struct GarbageReport: Sendable {
  /// The folders that its files lie in.
  package static let folders = ["assets", "pictures", "shapes"]
  /// At most that many shapes have a page; a SCons build has 14.
  static let shapeLimit = 200
  /// Objects and references looked at to find where shapes can be broken, the largest first.
  static let workLimit = 20_000_000

  let analysis: LeakAnalysis
  let title: String
  let shapes: [ShapeDetail]
  let hues: TypeHues
  let pictures: ShapePictures
  private let templates: Templates

  /// The templates of its pages, compiled once.
  private struct Templates: Sendable {
    let index: Template<GarbagePage>
    let shape: Template<ShapePage>
  }

  /// - Parameters:
  ///   - title: stands in the head of every page: the file's name as a rule.
  ///   - renderer: draws the pictures; nil leaves them out.
  /// - Throws: ``TemplateError`` when a template names something that its page does not have.
  package init(
    _ analysis: LeakAnalysis, title: String, templates library: TemplateLibrary,
    renderer: (any GraphRenderer)?
  ) throws(TemplateError) {
    templates = Templates(
      index: try library.template("garbage.mustache", for: GarbagePage.self),
      shape: try library.template("garbage-shape.mustache", for: ShapePage.self))
    self.analysis = analysis
    self.title = title
    hues = TypeHues(analysis)
    var work = Self.workLimit
    shapes = analysis.shapes.prefix(Self.shapeLimit).enumerated().map {
      ShapeDetail(number: $0 + 1, $1, in: analysis, work: &work)
    }
    pictures =
      if let renderer {
        ShapePictures.drawn(shapes, of: analysis, hues, by: renderer)
      } else {
        ShapePictures()
      }
  }

  /// Pictures that were asked for in vain.
  package var undrawnCount: Int { pictures.missing }

  /// Makes all files and hands them out, one after the other.
  package func write(_ emit: (OutputFile) throws -> Void) throws {
    for file in BuiltInAssets.pageFiles {
      try emit(OutputFile(path: "assets/\(file.path)", bytes: file.bytes))
    }
    for (number, picture) in pictures.byShape.sorted(by: { $0.key < $1.key }) {
      try emit(OutputFile(path: "pictures/shape-\(number).svg", bytes: picture.light))
      try emit(OutputFile(path: "pictures/shape-\(number)-dark.svg", bytes: picture.dark))
    }
    try emit(page("index.html", templates.index, GarbagePage(self)))
    for shape in shapes {
      try emit(
        page("shapes/\(shape.number).html", templates.shape, ShapePage(shape, of: self)))
    }
  }

  private func page<Context: TemplateContext>(
    _ path: String, _ template: Template<Context>, _ context: Context
  ) -> OutputFile {
    var writer = HTMLWriter()
    template.render(context, into: &writer)
    return OutputFile(path: path, bytes: writer.bytes)
  }
}
