import HeapReport
import HeapStatistics
import Output

/// Makes the index over several processes that have reports of their own.
struct MakeProcessIndex: Sendable {
  struct Request: Sendable {
    var processes: [ProcessesFacts.Process]
    var destination: Destination
    var title: String
    var settings = ReportSettings()
  }

  let request: Request

  /// - Throws: a ``CommandFailure`` or an ``OutputError``; then the destination is as it was before.
  func perform(_ console: Console) throws {
    let facts: ProcessesFacts
    do {
      facts = try ProcessesFacts(
        request.processes, title: request.settings.title ?? request.title,
        layout: request.destination.layout, isRedacted: request.settings.isRedacted)
    } catch {
      throw CommandFailure(error, request.destination.pageToOpen)
    }
    do {
      try SiteWriter.write(
        try pages().site(facts), to: request.destination,
        within: OutputLimits(forByteCount: 0), nil)
    } catch let excess as OutputExcess {
      throw CommandFailure(excess, request.destination.pageToOpen, "the index")
    }
    console.showPath(request.destination.pageToOpen)
  }

  private func pages() throws(CommandFailure) -> ProcessesPages {
    let library = try TemplateFolder.library(request.settings.templates)
    do {
      return try ProcessesPages(library)
    } catch {
      throw CommandFailure(error, templates: request.settings.templates)
    }
  }
}
