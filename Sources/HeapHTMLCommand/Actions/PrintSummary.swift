import HeapGraph
import HeapProfile
import HeapReport
import HeapStatistics
import Output

/// Prints the classes at every snapshot, or who holds a heap.
struct PrintSummary: Sendable {
  let dump: DumpFile
  /// Whether what stands out follows.
  let showsFindings: Bool

  func perform(_ console: Console) throws {
    do {
      switch try dump.contents(console) {
      case .profile(let analysis): try print(analysis, console)
      case .heap(let heap):
        let limits = dump.limits.output(forByteCount: heap.graph.byteCount)
        try BoundedResult.print(limits, on: console) { try ConsoleHeap(heap).write(to: $0) }
      }
    } catch let excess as OutputExcess {
      throw CommandFailure(excess, dump.name, "the summary")
    }
  }

  private func print(_ analysis: HeapAnalysis, _ console: Console) throws {
    let limits = dump.limits.output(forByteCount: analysis.profile.byteCount)
    try BoundedResult.print(limits, on: console) { emit in
      try ConsoleSummary(analysis).write(to: emit)
      guard showsFindings else { return }
      try emit(Array("\n".utf8))
      try ConsoleFindings(analysis).write(to: emit)
    }
  }
}
