import HeapProfile
import HeapReport
import HeapStatistics
import Output

/// Prints what to look at first.
struct PrintFindings: Sendable {
  let dump: DumpFile

  func perform(_ console: Console) throws {
    let analysis = try dump.analyse(console)
    let limits = dump.limits.output(forByteCount: analysis.profile.byteCount)
    do {
      try BoundedResult.print(limits, on: console) { try ConsoleFindings(analysis).write(to: $0) }
    } catch let excess as OutputExcess {
      throw CommandFailure(excess, dump.name, "the findings")
    }
  }
}
