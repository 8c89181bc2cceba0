import HeapProfile
import HeapReport
import HeapStatistics
import Output

/// Prints the classes at every snapshot.
struct PrintSummary: Sendable {
  let dump: DumpFile
  /// Whether what stands out follows.
  let showsFindings: Bool

  func perform(_ console: Console) throws {
    let analysis = try dump.analyse(console)
    let limits = dump.limits.output(forByteCount: analysis.profile.byteCount)
    do {
      try BoundedResult.print(limits, on: console) { emit in
        try ConsoleSummary(analysis).write(to: emit)
        guard showsFindings else { return }
        try emit(Array("\n".utf8))
        try ConsoleFindings(analysis).write(to: emit)
      }
    } catch let excess as OutputExcess {
      throw CommandFailure(excess, dump.name, "the summary")
    }
  }
}
