package import HeapCharts
package import HeapProfile
package import HeapStatistics
import Mustache

/// A report that is ready to be written: what its pages are, and the way to make each of them.
package final class Report: PageSet {
  package let analysis: HeapAnalysis
  package let plan: SitePlan
  let options: Options
  let hues: ClassHues
  let charts: ChartFiles
  let templates: PageTemplates
  /// The pages on reference cycles, if a leak graph came with the dump.
  let garbage: GarbageReport?

  /// What a user may choose.
  package struct Options: Sendable {
    /// Stands in the head of every page: the dump's file name as a rule.
    package var title: String
    package var layout = SiteLayout.folder
    /// At most that many instances of each class get a place of their own; nil: all.
    package var instanceLimit: Int? = 1_000
    /// Whether every chart is drawn as PNG as well.
    package var png = false
    /// Whether reprs, lines of source code and names of folders are left out, for sharing outside.
    package var isRedacted = false

    package init(title: String) {
      self.title = title
    }
  }

  /// - Parameter garbage: made with the same layout, to be a part of this report.
  package init(
    _ analysis: HeapAnalysis, garbage: GarbageReport? = nil, options: Options,
    templates: PageTemplates, renderer: any DrawingRenderer
  ) {
    self.analysis = analysis
    self.garbage = garbage
    self.options = options
    plan = SitePlan(analysis, layout: options.layout, instanceLimit: options.instanceLimit)
    hues = ClassHues(analysis)
    charts = ChartFiles(renderer: renderer, layout: options.layout, png: options.png)
    self.templates = templates
  }

  /// A part of the work that can be done beside the others.
  package enum Job: Sendable, Hashable {
    case assets
    case index
    case classes(Int)
    case classPage(ClassIndex)
    case instances(ClassIndex, Int)
    case snapshot(SnapshotIndex)
    case garbage(GarbageReport.Job)
  }

  package var folders: [String] {
    ["assets", "charts", "classes", "snapshots"] + (garbage?.folders ?? [])
  }

  package var jobs: [Job] {
    var jobs: [Job] = plan.layout.isSingle ? [.index] : [.assets, .index]
    jobs += stride(from: 1, through: plan.classPages, by: 1).map(Job.classes)
    for index in analysis.classIndices {
      jobs.append(.classPage(index))
      for page in stride(from: 2, through: plan.instancePages(of: index), by: 1) {
        jobs.append(.instances(index, page))
      }
    }
    jobs += analysis.snapshotIndices.map(Job.snapshot)
    jobs += (garbage?.jobs ?? []).map(Job.garbage)
    return jobs
  }

  package func run(_ job: Job, emit: (OutputFile) throws -> Void) throws {
    switch job {
    case .assets: try emitAssets(emit)
    case .index: try renderIndex(emit)
    case .classes(let number): try renderClassList(number, emit)
    case .classPage(let index): try renderClass(index, emit)
    case .instances(let index, let page): try renderInstances(index, page, emit)
    case .snapshot(let index): try renderSnapshot(index, emit)
    case .garbage(let part): try garbage?.run(part, emit: emit)
    }
  }

  private func emitAssets(_ emit: (OutputFile) throws -> Void) throws {
    for file in BuiltInAssets.pageFiles {
      try emit(OutputFile(path: "\(plan.layout.folder)assets/\(file.path)", bytes: file.bytes))
    }
    try emit(SearchIndex(report: self).file)
  }

  /// Renders one page.
  func render<Context: TemplateContext>(
    _ page: Page, _ template: Template<Context>, _ context: Context,
    _ emit: (OutputFile) throws -> Void
  ) throws {
    var writer = HTMLWriter()
    template.render(context, into: &writer)
    try emit(OutputFile(path: plan.path(of: page), bytes: writer.bytes))
  }
}
