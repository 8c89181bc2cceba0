import CairoRenderer
import HeapGraph
import HeapReport
import Mustache
import Output

/// Makes a report of the whole heap of a program.
struct MakeHeapReport: Sendable {
  let request: MakeReport.Request

  /// - Throws: a ``CommandFailure`` or an ``OutputError``; then the destination is as it was before.
  func write(_ heap: HeldHeap, _ progress: ProgressLine?) throws {
    guard request.cycleGraph == nil else {
      throw CommandFailure(
        .usage, request.dump.name, "the report of a whole heap shows no graph of cycles",
        advice: "heaphtml garbage shows it")
    }
    let settings = request.settings
    let facts = HeapFacts(
      heap, title: settings.title ?? request.defaultTitle, layout: request.destination.layout,
      isRedacted: settings.isRedacted)
    let site = try pages().site(facts)
    do {
      try SiteWriter.write(
        site, to: request.destination,
        within: request.dump.limits.output(forByteCount: heap.graph.byteCount), progress)
    } catch let excess as OutputExcess {
      throw CommandFailure(excess, request.dump.name)
    }
  }

  private func pages() throws(CommandFailure) -> HeapPages {
    let library = try TemplateFolder.library(request.settings.templates)
    let renderer = CairoRenderer()
    renderer.prepare()
    do {
      return try HeapPages(library, renderer: renderer)
    } catch {
      throw CommandFailure(error, templates: request.settings.templates)
    }
  }
}
