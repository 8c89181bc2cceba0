import HeapReport

/// Prints what to look at first.
struct PrintFindings: Sendable {
  let dump: DumpFile

  func perform(_ console: Console) throws {
    let analysis = try dump.analyse(console)
    try ConsoleFindings(analysis).write { try console.print($0) }
  }
}
