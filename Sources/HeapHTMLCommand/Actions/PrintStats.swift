import HeapReport

/// Prints tracked objects with their sizes and referents.
struct PrintStats: Sendable {
  let dump: DumpFile
  /// Which objects, and in what order.
  let selection: ObjectSelection

  func perform(_ console: Console) throws {
    let analysis = try dump.analyse(console)
    try ConsoleStats(analysis, selection).write { try console.print($0) }
  }
}
