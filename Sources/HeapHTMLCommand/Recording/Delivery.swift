import HeapStatistics
import StagedOutput
import System

/// Brings a recorded dump and its graph to their destinations.
struct Delivery {
  let dump: RecordedDumps.Dump
  let settings: ReportSettings
  let limits: ReadingLimits
  let console: Console

  /// Makes the report, with the reference cycles and the whole heap if they can be read, or puts the dump in its place.
  ///
  /// - Returns: what an index says of the report; nil without one.
  func putDump(into result: RecordingDestination) throws -> ProcessDigest? {
    guard result.isReport else {
      try putFile(at: result.file)
      return nil
    }
    var request = MakeReport.Request(
      dump: DumpFile(name: dump.path, limits: limits),
      destination: settings.destination(result.file),
      defaultTitle: String(result.file.split(separator: "/").last ?? "heap"), settings: settings)
    request.cycleGraph = dump.cycleGraph.map { DumpFile(name: $0, limits: limits) }
    request.heapFile = dump.heap.map { DumpFile(name: $0, limits: limits) }
    request.skipsUnreadable = true
    return try MakeReport(request: request).perform(console)
  }

  /// Puts the graph of reference cycles in its place, or says that there is none.
  func putGraph(into result: RecordingDestination) throws {
    if let graph = dump.cycleGraph {
      try copy(graph, to: result.file)
    } else {
      console.warn(
        "\(result.file): no reference cycles were recorded; the program did not end normally")
    }
  }

  /// Heaps are compressed only now.
  private func putFile(at file: String) throws {
    guard let heap = CapturedHeap(at: dump.path) else { return try copy(dump.path, to: file) }
    do {
      try heap.put(into: file, of: dump.path)
    } catch let failure as CommandFailure where failure.status == .dataError {
      // The process has ended while it wrote: what there is remains for --salvage.
      try copy(dump.path, to: file)
    }
  }

  private func copy(_ recorded: String, to file: String) throws {
    let contents: [UInt8]
    do {
      contents = try FileContents.read(recorded)
    } catch {
      throw CommandFailure(.noInput, recorded, error.reason)
    }
    try StagedFile.write(file) { try $0(contents) }
  }
}
