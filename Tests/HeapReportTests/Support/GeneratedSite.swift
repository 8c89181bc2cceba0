import CairoRenderer
import HeapCharts
import HeapReport
import HeapStatistics
import LeakGraph
import TestSupport

/// A report in memory: every file that it would have on disk.
struct GeneratedSite: Sendable {
  /// What a page set is made with.
  struct Settings: Sendable, Hashable {
    var layout = SiteLayout.folder
    var instanceLimit: Int? = 1_000
    var png = false
    var isRedacted = false
    /// A graph of reference cycles to be shown with it.
    var leakGraph: [UInt8]?
    var runsBackwards = false
    /// Whether charts are really drawn; the pages do not depend on it but for their hover areas.
    var drawsCharts = true
  }

  let report: Report
  let files: [String: [UInt8]]

  init(_ dump: [UInt8], title: String = "heap.dat", _ settings: Settings = Settings()) throws {
    let analysis = try HeapAnalysis(loading: dump)
    var options = Report.Options(title: title)
    options.layout = settings.layout
    options.instanceLimit = settings.instanceLimit
    options.png = settings.png
    options.isRedacted = settings.isRedacted
    let renderer: any DrawingRenderer = settings.drawsCharts ? CairoRenderer() : PlainRenderer()
    var part = GarbageReport.Options(title: title)
    part.layout = settings.layout
    part.isPart = true
    part.isRedacted = settings.isRedacted
    let garbage = try settings.leakGraph.map {
      try GarbageReport(
        LeakAnalysis(LeakGraph($0)), options: part, templates: BuiltInAssets.templates,
        renderer: BoxGraphRenderer())
    }
    report = try Report(
      analysis, garbage: garbage, options: options,
      templates: PageTemplates(BuiltInAssets.templates),
      renderer: renderer)
    var files: [String: [UInt8]] = [:]
    let jobs = settings.runsBackwards ? report.jobs.reversed() : report.jobs
    for job in jobs {
      try report.run(job) { file in
        guard files.updateValue(file.bytes, forKey: file.path) == nil else {
          throw WrittenTwice(path: file.path)
        }
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

  func markup(_ page: Page) throws -> Markup {
    try markup(report.plan.path(of: page))
  }
}
