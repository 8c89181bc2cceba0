import HeapReport

/// Prints the classes at every snapshot.
struct PrintSummary: Sendable {
  let dump: DumpFile

  func perform(_ console: Console) throws {
    let analysis = try dump.analyse(console)
    try ConsoleSummary(analysis).write { try console.print($0) }
  }
}
