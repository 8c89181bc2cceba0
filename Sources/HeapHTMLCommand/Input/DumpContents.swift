import Bytes
import HeapGraph
import HeapProfile
import HeapStatistics

/// What a dump turns out to be.
enum DumpContents {
  /// A recording of chosen classes.
  case profile(HeapAnalysis)
  /// The whole heap of a program.
  case heap(HeldHeap)

  /// Bytes of the dump.
  var byteCount: Int {
    switch self {
    case .profile(let analysis): analysis.profile.byteCount
    case .heap(let heap): heap.graph.byteCount
    }
  }
}

extension DumpFile {
  /// Reads and counts the dump, whichever kind it is.
  ///
  /// - Parameter progress: told what is being done.
  func contents(_ progress: ProgressLine?) throws(CommandFailure) -> DumpContents {
    let opened = try openContent(progress)
    guard HeapGraph.recognises(opened.bytes.beginning(DumpFormats.beginning)) else {
      guard !isSalvage else {
        throw CommandFailure(
          .usage, name, "--salvage is for the whole heap of a program",
          advice: "heaphtml recover is for recordings")
      }
      return .profile(try analyse(opened, progress))
    }
    do throws(HeapGraphError) {
      let graph = try HeapGraph(opened.bytes, limits: limits.values, isSalvage: isSalvage)
      progress?.begin(.counting)
      return .heap(try HeldHeap(graph))
    } catch {
      // The end of the file may not be the fault of the dump.
      if let failure = opened.arrival?.error { throw unreadable(failure) }
      throw CommandFailure(error, name)
    }
  }

  /// The same, with a line on the terminal while it takes long; it is gone afterwards.
  func contents(_ console: Console) throws(CommandFailure) -> DumpContents {
    defer { console.endProgress() }
    return try contents(console.startProgress())
  }
}
