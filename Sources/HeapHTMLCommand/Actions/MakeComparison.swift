import CairoRenderer
import HeapReport
import HeapStatistics
import Output
import System

/// Makes the pages of a comparison.
struct MakeComparison: Sendable {
  let request: CompareDumps.Request
  let destination: Destination
  var settings = ReportSettings()

  /// - Throws: a ``CommandFailure`` or an ``OutputError``; then the destination is as it was before.
  func perform(_ console: Console) throws {
    try perform(console) { progress, options in try request.facts(progress, options) }
  }

  /// Makes them of two dumps that have been read.
  ///
  /// - Throws: as ``perform(_:)`` does.
  func perform(on base: HeapAnalysis, _ head: HeapAnalysis, _ console: Console) throws {
    try perform(console) { _, options in try request.facts(base, head, options) }
  }

  private func perform(
    _ console: Console,
    _ read: (ProgressLine?, ComparisonFacts.Options) throws -> ComparisonFacts
  ) throws {
    let progress = console.startProgress()
    defer { console.endProgress() }
    let materials = Background.start { [templates = settings.templates] in
      try Self.pages(templates)
    }
    // If the program ended while a thread still works, chance would decide what that thread touches.
    defer { materials.finish() }

    var options = ComparisonFacts.Options()
    options.title = settings.title
    options.layout = destination.layout
    options.isRedacted = settings.isRedacted
    let facts = try read(progress, options)
    let site = try materials.value().site(facts)
    do {
      try SiteWriter.write(site, to: destination, within: request.limits(facts), progress)
    } catch let excess as OutputExcess {
      throw CommandFailure(excess, request.head.name, "the comparison")
    } catch let error as OverflowError {
      throw CommandFailure(error, request.head.name)
    }
    console.endProgress()
    console.showPath(destination.pageToOpen)
  }

  private static func pages(_ templates: String?) throws(CommandFailure) -> ComparisonPages {
    let library = try TemplateFolder.library(templates)
    let renderer = CairoRenderer()
    renderer.prepare()
    do {
      return try ComparisonPages(library, renderer: renderer)
    } catch {
      throw CommandFailure(error, templates: templates)
    }
  }
}
