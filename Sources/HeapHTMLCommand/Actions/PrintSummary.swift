import HeapProfile
import HeapReport
import HeapStatistics
import Output

/// Prints the classes at every snapshot.
struct PrintSummary: Sendable {
  let dump: DumpFile

  func perform(_ console: Console) throws {
    let analysis = try dump.analyse(console)
    let limits = dump.limits.output(forByteCount: analysis.profile.byteCount)
    do {
      try BoundedResult.print(limits, on: console) { try ConsoleSummary(analysis).write(to: $0) }
    } catch let excess as OutputExcess {
      throw CommandFailure(excess, dump.name, "the summary")
    }
  }
}
