import CairoRenderer
import GraphComparison
import HeapGraph
import HeapReport
import Output

/// Compares the whole heaps of two processes, or of one at two times.
struct CompareHeaps: Sendable {
  let request: CompareDumps.Request
  var format = CompareDumps.Format.text
  /// Where pages go; nil: the result is printed.
  var destination: Destination?
  var settings = ReportSettings()

  /// - Throws: a ``CommandFailure`` or an ``OutputError``; then the destination is as it was before.
  func perform(_ console: Console) throws {
    let progress = console.startProgress()
    defer { console.endProgress() }
    // One after the other is gone before the pages are made.
    try write(try change(progress), console, progress)
  }

  /// Writes what changed between two that have been read.
  ///
  /// - Throws: as ``perform(_:)`` does.
  func write(_ change: HeapChange, _ console: Console, _ progress: ProgressLine?) throws {
    let facts = HeapChangeFacts(
      change,
      ComparisonLabels(base: request.base.title, head: request.head.title, names: request.names),
      title: settings.title, layout: destination?.layout ?? .folder,
      isRedacted: request.isRedacted)
    try write(facts, console, progress)
  }

  private func change(_ progress: ProgressLine?) throws(CommandFailure) -> HeapChange {
    let base = try request.base.heap(progress)
    return try change(base, try request.head.heap(progress))
  }

  /// - Parameters: the heaps of the request, which have been read.
  func change(_ base: HeldHeap, _ head: HeldHeap) throws(CommandFailure) -> HeapChange {
    do {
      return try HeapChange(base, head, hidesValues: request.isRedacted)
    } catch {
      throw CommandFailure(error, request.head.name)
    }
  }

  private func write(
    _ facts: HeapChangeFacts, _ console: Console, _ progress: ProgressLine?
  ) throws {
    let limits = request.head.limits.output(forByteCount: facts.byteCount)
    do {
      guard let destination else {
        console.endProgress()
        return try BoundedResult.print(limits, on: console) { emit in
          switch format {
          case .text: try ConsoleHeapChange(facts).write(to: emit)
          case .json: try HeapChangeJSON(facts).write(to: emit)
          }
        }
      }
      try SiteWriter.write(try pages().site(facts), to: destination, within: limits, progress)
      console.endProgress()
      console.showPath(destination.pageToOpen)
    } catch let excess as OutputExcess {
      throw CommandFailure(excess, request.head.name, "the comparison")
    }
  }

  private func pages() throws(CommandFailure) -> HeapChangePages {
    let library = try TemplateFolder.library(settings.templates)
    let renderer = CairoRenderer()
    renderer.prepare()
    do {
      return try HeapChangePages(library, renderer: renderer)
    } catch {
      throw CommandFailure(error, templates: settings.templates)
    }
  }
}
