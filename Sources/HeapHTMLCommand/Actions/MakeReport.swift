import HeapGraph
import HeapProfile
import HeapReport
import HeapStatistics
import Output
import ReferenceCycles
import System

/// Makes a report of a dump.
struct MakeReport: Sendable {
  struct Request: Sendable {
    var dump: DumpFile
    /// A graph of reference cycles that is shown with it.
    var cycleGraph: DumpFile?
    /// The whole heap of the same run, which is shown with it.
    var heapFile: DumpFile?
    /// Whether the report does without the graph and the heap if they cannot be read.
    var skipsUnreadable = false
    var destination: Destination
    /// What it is called unless the settings give a title.
    var defaultTitle: String
    var settings = ReportSettings()
  }

  let request: Request

  /// - Returns: what an index over several reports says of this one; nil of a whole heap.
  /// - Throws: a ``CommandFailure`` or an ``OutputError``; then the destination is as it was before.
  @discardableResult
  func perform(_ console: Console) throws -> ProcessDigest? {
    let progress = console.startProgress()
    defer { console.endProgress() }
    let materials = Background.start { [templates = request.settings.templates] in
      try ReportMaterials.load(templates: templates)
    }
    // If the program ended while a thread still works, chance would decide what that thread
    // touches.
    defer { materials.finish() }

    let graph = try loadGraph(console, progress)
    let analysis: HeapAnalysis
    switch try request.dump.contents(progress) {
    case .profile(let found): analysis = found
    case .heap(let heap):
      guard graph == nil else {
        throw CommandFailure(
          .usage, request.dump.name, "the report of a whole heap shows no graph of cycles",
          advice: "heaphtml garbage shows it")
      }
      guard request.heapFile == nil else {
        throw CommandFailure(
          .usage, request.dump.name, "the dump is a whole heap itself",
          advice: "--heap-file goes with a recording of classes; heaphtml diff compares two heaps")
      }
      try MakeHeapReport(
        dump: request.dump, destination: request.destination, defaultTitle: request.defaultTitle,
        settings: request.settings
      ).write(heap, progress)
      console.endProgress()
      console.showPath(request.destination.pageToOpen)
      return nil
    }
    try write(analysis, graph, materials, console, progress)
    return ProcessDigest(analysis)
  }

  /// Makes it of a dump that has been read.
  ///
  /// - Throws: as ``perform(_:)`` does.
  func perform(on analysis: HeapAnalysis, _ console: Console) throws {
    let progress = console.startProgress()
    defer { console.endProgress() }
    let materials = Background.start { [templates = request.settings.templates] in
      try ReportMaterials.load(templates: templates)
    }
    defer { materials.finish() }
    let graph = try loadGraph(console, progress)
    try write(analysis, graph, materials, console, progress)
  }

  private func write(
    _ analysis: HeapAnalysis, _ graph: CycleAnalysis?, _ materials: Background<ReportMaterials>,
    _ console: Console, _ progress: ProgressLine?
  ) throws {
    let heap = try loadHeap(console, progress)
    let site = try plan(analysis, graph, heap, materials, console, progress)
    let byteCount =
      analysis.profile.byteCount + (graph?.graph.byteCount ?? 0) + (heap?.graph.byteCount ?? 0)
    do {
      try SiteWriter.write(
        site, to: request.destination,
        within: request.dump.limits.output(forByteCount: byteCount), progress)
    } catch let excess as OutputExcess {
      throw CommandFailure(excess, request.dump.name)
    } catch let error as OverflowError {
      // Referents are added up when their page is made.
      throw CommandFailure(error, request.dump.name)
    }

    console.endProgress()
    console.showPath(request.destination.pageToOpen)
  }

  private func loadGraph(_ console: Console, _ progress: ProgressLine?) throws(CommandFailure)
    -> CycleAnalysis?
  {
    do {
      return try request.cycleGraph?.analyseCycles(progress)
    } catch {
      guard request.skipsUnreadable else { throw error }
      console.report(error)
      return nil
    }
  }

  private func loadHeap(_ console: Console, _ progress: ProgressLine?) throws(CommandFailure)
    -> HeldHeap?
  {
    guard let file = request.heapFile else { return nil }
    do {
      return try heap(of: file, progress)
    } catch {
      guard request.skipsUnreadable else { throw error }
      console.report(error)
      return nil
    }
  }

  private func heap(of file: DumpFile, _ progress: ProgressLine?) throws(CommandFailure) -> HeldHeap
  {
    guard case .heap(let heap) = try file.contents(progress) else {
      throw CommandFailure(
        .dataError, file.name, "the file is a recording of classes, not a whole heap",
        advice: "heapmonitor.dump_heap and heaphtml run --heap write one")
    }
    return heap
  }

  /// Finds the facts of the pages first: what the pages are made with is prepared meanwhile.
  private func plan(
    _ analysis: HeapAnalysis, _ graph: CycleAnalysis?, _ heap: HeldHeap?,
    _ materials: Background<ReportMaterials>, _ console: Console, _ progress: ProgressLine?
  ) throws -> Site {
    let settings = request.settings
    var options = ReportFacts.Options(title: settings.title ?? request.defaultTitle)
    options.layout = request.destination.layout
    options.instanceLimit = settings.instanceLimit
    options.isKeptSmall = settings.instances == nil
    options.png = settings.drawsPNG
    options.isRedacted = settings.isRedacted
    let held = try heap.map { try recorded($0, analysis, options, hasCycles: graph != nil) }
    let heapPages = try held.map { _ in try HeapPages.load(templates: settings.templates) }
    guard let graph else {
      let facts = ReportFacts(analysis, heap: held, options)
      return try materials.value().pages.site(facts, nil, heapPages)
    }

    let cyclePages = try CyclePages.load(templates: settings.templates)
    let details = CycleDetails(graph, isRedacted: settings.isRedacted)
    var cycleOptions = CycleFacts.Options(title: options.title)
    cycleOptions.layout = options.layout
    cycleOptions.isPart = true
    cycleOptions.run = RunFooter(analysis.profile.record, isRedacted: settings.isRedacted)
    let cycles = CycleFacts(
      details, CyclePictures.draw(details, console, progress), cycleOptions)
    let facts = ReportFacts(analysis, cycles: cycles, heap: held, options)
    return try materials.value().pages.site(facts, cyclePages, heapPages)
  }

  private func recorded(
    _ heap: HeldHeap, _ analysis: HeapAnalysis, _ options: ReportFacts.Options, hasCycles: Bool
  ) throws(CommandFailure) -> RecordedHeap {
    do {
      return try RecordedHeap(
        heap, of: analysis, title: options.title, layout: options.layout,
        isRedacted: options.isRedacted, hasCycles: hasCycles)
    } catch {
      throw CommandFailure(error, request.heapFile?.name ?? request.dump.name)
    }
  }
}
