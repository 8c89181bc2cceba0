package import LeakGraph
package import Mustache

/// A report on a leak graph: an overview and a page for each shape of cycle.
///
/// All that is found out about shapes and all pictures are made first, so that every page can say
/// whether another one has a picture.
package struct GarbageReport: PageSet {
  /// At most that many shapes have a page; a SCons build has 14.
  static let shapeLimit = 200
  /// Objects and references looked at to find where shapes can be broken, the largest first.
  static let workLimit = 20_000_000

  let analysis: LeakAnalysis
  let options: Options
  let plan: GarbagePlan
  let shapes: [ShapeDetail]
  let hues: TypeHues
  let pictures: ShapePictures
  let templates: GarbageTemplates

  /// What a user may choose.
  package struct Options: Sendable {
    /// Stands in the head of every page: the file's name as a rule.
    package var title: String
    package var layout = SiteLayout.folder
    /// Whether the pages are to be a part of a report on a dump, which has the same layout.
    package var isPart = false
    /// Whether reprs and dictionary keys are left out, for sharing outside.
    package var isRedacted = false

    package init(title: String) {
      self.title = title
    }
  }

  /// - Parameter renderer: draws the pictures; nil leaves them out.
  /// - Throws: ``TemplateError`` when a template names something that its page does not have.
  package init(
    _ analysis: LeakAnalysis, options: Options, templates library: TemplateLibrary,
    renderer: (any GraphRenderer)?
  ) throws(TemplateError) {
    templates = try GarbageTemplates(library)
    self.analysis = analysis
    self.options = options
    plan = GarbagePlan(layout: options.layout, isPart: options.isPart)
    hues = TypeHues(analysis)
    var work = Self.workLimit
    shapes = analysis.shapes.prefix(Self.shapeLimit).enumerated().map {
      ShapeDetail(number: $0 + 1, $1, in: analysis, work: &work)
    }
    let naming = ReferenceNaming(analysis, isRedacted: options.isRedacted)
    pictures =
      if let renderer {
        ShapePictures.drawn(shapes, naming, hues, by: renderer)
      } else {
        ShapePictures()
      }
  }

  /// Pictures that were asked for in vain.
  package var undrawnCount: Int { pictures.missing }

  /// The shapes, what a programmer can break before what every class is.
  var shapesByUse: [ShapeDetail] {
    shapes.filter { !$0.isOfClass } + shapes.filter(\.isOfClass)
  }

  /// A part of the work that can be done beside the others.
  package enum Job: Sendable, Hashable {
    case assets
    case overview
    /// A shape, by its place among ``GarbageReport/shapes``.
    case shape(Int)
  }

  package var folders: [String] { plan.folders }

  package var jobs: [Job] {
    let hasAssets = !plan.isPart && !plan.layout.isSingle
    return (hasAssets ? [.assets] : []) + [.overview] + shapes.indices.map(Job.shape)
  }

  package func run(_ job: Job, emit: (OutputFile) throws -> Void) throws {
    switch job {
    case .assets:
      for file in BuiltInAssets.pageFiles {
        try emit(OutputFile(path: "\(plan.layout.folder)assets/\(file.path)", bytes: file.bytes))
      }
    case .overview: try render(.overview, templates.overview, GarbagePage(self), emit)
    case .shape(let place):
      let shape = shapes[place]
      if let picture = pictures.byShape[shape.number], !plan.layout.isSingle {
        let light = plan.picturePath(shape.number, isDark: false)
        let dark = plan.picturePath(shape.number, isDark: true)
        try emit(OutputFile(path: light, bytes: picture.light))
        try emit(OutputFile(path: dark, bytes: picture.dark))
      }
      try render(.shape(shape.number), templates.shape, ShapePage(shape, of: self), emit)
    }
  }

  package func singleDocument(_ pages: [[UInt8]]) -> [UInt8] {
    let frame = PageFrame(options.title, .overview, of: self)
    return SinglePage(frame: frame, pages: pages).document(templates.single)
  }

  private func render<Context: TemplateContext>(
    _ page: GarbagePlan.Page, _ template: Template<Context>, _ context: Context,
    _ emit: (OutputFile) throws -> Void
  ) throws {
    var writer = HTMLWriter()
    template.render(context, into: &writer)
    try emit(OutputFile(path: plan.path(of: page), bytes: writer.bytes))
  }
}

/// The templates of the pages on a leak graph, compiled once.
struct GarbageTemplates: Sendable {
  let overview: Template<GarbagePage>
  let shape: Template<ShapePage>
  let single: Template<SinglePage>

  init(_ library: TemplateLibrary) throws(TemplateError) {
    overview = try library.template("garbage.mustache", for: GarbagePage.self)
    shape = try library.template("garbage-shape.mustache", for: ShapePage.self)
    single = try library.template("single.mustache", for: SinglePage.self)
  }
}
