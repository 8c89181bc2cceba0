import HeapReport

/// Prints the classes at every snapshot.
struct PrintSummary: Sendable {
  let dump: DumpFile
  /// Whether what stands out follows.
  let showsFindings: Bool

  func perform(_ console: Console) throws {
    let analysis = try dump.analyse(console)
    try ConsoleSummary(analysis).write { try console.print($0) }
    guard showsFindings else { return }
    try console.print(Array("\n".utf8))
    try ConsoleFindings(analysis).write { try console.print($0) }
  }
}
