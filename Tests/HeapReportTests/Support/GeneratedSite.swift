import Output
import CairoRenderer
import HeapCharts
import HeapReport
import HeapStatistics
import ReferenceCycles
import TestSupport

/// A report in memory: every file that it would have on disk.
struct GeneratedSite: Sendable {
  /// What a page set is made with.
  struct Settings: Sendable, Hashable {
    var layout = SiteLayout.folder
    var instanceLimit: Int? = 1_000
    var png = false
    var isKeptSmall = true
    var isRedacted = false
    /// A graph of reference cycles to be shown with it.
    var cycleGraph: [UInt8]?
    var runsBackwards = false
    /// Whether charts are really drawn; the pages do not depend on it but for their hover areas.
    var drawsCharts = true
  }

  let facts: ReportFacts
  let site: Site
  let files: [String: [UInt8]]

  init(_ dump: [UInt8], title: String = "heap.dat", _ settings: Settings = Settings()) throws {
    let analysis = try HeapAnalysis(loading: dump)
    var options = ReportFacts.Options(title: title)
    options.layout = settings.layout
    options.instanceLimit = settings.instanceLimit
    options.png = settings.png
    options.isKeptSmall = settings.isKeptSmall
    options.isRedacted = settings.isRedacted
    let renderer: any DrawingRenderer = settings.drawsCharts ? CairoRenderer() : PlainRenderer()
    var part = CycleFacts.Options(title: title)
    part.layout = settings.layout
    part.isPart = true
    let cycles = try settings.cycleGraph.map {
      let details = try CycleDetails(
        CycleAnalysis(ReferenceGraph($0)), isRedacted: settings.isRedacted)
      return CycleFacts(
        details, ShapePictures.drawn(of: details, by: BoxGraphRenderer()), part)
    }
    facts = ReportFacts(analysis, cycles: cycles, options)
    let pages = try ReportPages(BuiltInAssets.templates, renderer: renderer)
    site = pages.site(facts, try cycles.map { _ in try CyclePages(BuiltInAssets.templates) })
    var files: [String: [UInt8]] = [:]
    let jobs = settings.runsBackwards ? site.jobs.reversed() : site.jobs
    for file in try jobs.flatMap({ try $0.files(OutputBudget(.none)) }) {
      guard files.updateValue(file.bytes, forKey: file.path) == nil else {
        throw WrittenTwice(path: file.path)
      }
    }
    self.files = files
  }

  init(_ fixture: Fixture, _ settings: Settings = Settings()) throws {
    try self.init(fixture.bytes(), title: "\(fixture.name).dat", settings)
  }

  /// Two jobs made the same file.
  struct WrittenTwice: Error {
    let path: String
  }

  /// The paths of all pages, in order.
  var pagePaths: [String] { files.keys.filter { $0.hasSuffix(".html") }.sorted() }

  func markup(_ path: String) throws -> Markup {
    try Markup(parsing: files[path] ?? [])
  }

  func markup(_ page: PageAddress) throws -> Markup {
    try markup(facts.links.layout.path(of: page))
  }
}
