import HeapGraph
import HeapReport
import Output

/// Makes a report of the whole heap of a program.
struct MakeHeapReport: Sendable {
  let dump: DumpFile
  let destination: Destination
  /// What it is called unless the settings give a title.
  let defaultTitle: String
  let settings: ReportSettings

  /// - Throws: a ``CommandFailure`` or an ``OutputError``; then the destination is as it was before.
  func write(_ heap: HeldHeap, _ progress: ProgressLine?) throws {
    let site = try HeapPages.load(templates: settings.templates).site(try facts(heap))
    do {
      try SiteWriter.write(
        site, to: destination,
        within: dump.limits.output(forByteCount: heap.graph.byteCount), progress)
    } catch let excess as OutputExcess {
      throw CommandFailure(excess, dump.name)
    }
  }

  private func facts(_ heap: HeldHeap) throws(CommandFailure) -> HeapFacts {
    do {
      return try HeapFacts(
        heap, title: settings.title ?? defaultTitle, layout: destination.layout,
        isRedacted: settings.isRedacted)
    } catch {
      throw CommandFailure(error, dump.name)
    }
  }
}
