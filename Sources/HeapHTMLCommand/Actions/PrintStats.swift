import HeapProfile
import HeapReport
import HeapStatistics
import Output

/// Prints tracked objects with their sizes and referents.
struct PrintStats: Sendable {
  let dump: DumpFile
  /// Which objects, and in what order.
  let selection: ObjectSelection

  func perform(_ console: Console) throws {
    let analysis = try dump.analyse(console)
    let limits = dump.limits.output(forByteCount: analysis.profile.byteCount)
    do {
      try BoundedResult.print(limits, on: console) {
        try ConsoleStats(analysis, selection).write(to: $0)
      }
    } catch let excess as OutputExcess {
      throw CommandFailure(excess, dump.name, "the list")
    }
  }
}
