import HeapReport
import Output
import ReferenceCycles

/// Makes a report of a graph of reference cycles.
struct MakeCycleReport: Sendable {
  struct Request: Sendable {
    var graph: DumpFile
    var destination: Destination
    /// What it is called unless the settings give a title.
    var defaultTitle: String
    var settings = ReportSettings()
  }

  let request: Request

  /// - Throws: a ``CommandFailure`` or an ``OutputError``; then the destination is as it was before.
  func perform(_ console: Console) throws {
    let progress = console.startProgress()
    defer { console.endProgress() }

    let analysis = try request.graph.analyseCycles(progress)
    let pages = try CyclePages.load(templates: request.settings.templates)
    let details = CycleDetails(analysis, isRedacted: request.settings.isRedacted)
    let pictures = CyclePictures.draw(details, console, progress)
    let site = pages.site(CycleFacts(details, pictures, options))
    do {
      try SiteWriter.write(
        site, to: request.destination,
        within: request.graph.limits.output(forByteCount: analysis.graph.byteCount), progress)
    } catch let excess as OutputExcess {
      throw CommandFailure(excess, request.graph.name)
    }

    console.endProgress()
    console.showPath(request.destination.pageToOpen)
  }

  private var options: CycleFacts.Options {
    var options = CycleFacts.Options(title: request.settings.title ?? request.defaultTitle)
    options.layout = request.destination.layout
    return options
  }
}
