import HeapProfile
import HeapReport
import HeapStatistics
import Measures
import Output
import SQLiteFile
import StagedOutput
import System

/// Writes the numbers of many dumps into one table, which says of which dump each row is.
///
/// Dumps are read on all processors; of each only its rows are kept, until it is their turn.
struct ExportTable: Sendable {
  struct Request: Sendable {
    var dumps: [DumpFile]
    /// Columns with the same text in each row.
    var labels: [ExportLabel]
    var format: Format
    /// The file to write; nil: the table is printed.
    var output: String?
  }

  /// What a table is written as.
  enum Format: Sendable {
    case csv
    case sqlite
  }

  /// The name of the dump as the user gave it, and when it was written.
  static let fileColumns = ["file", "file_time"]

  /// Dumps whose rows are in memory at a time.
  private static let portion = 64

  let request: Request

  /// - Returns: the status of the first dump that could not be read, if there was one; each had a line,
  ///   and the others are in the table.
  /// - Throws: an `OutputError` among others; then the file is as it was before.
  func perform(_ console: Console) throws -> ExitStatus? {
    var failed: ExitStatus?
    do {
      if let output = request.output {
        try StagedFile.write(output) { failed = try write(console, to: $0) }
      } else {
        failed = try write(console) { try console.print($0) }
      }
    } catch let nothing as NothingRead {
      return nothing.status
    } catch let error as SQLiteFileError {
      throw CommandFailure(
        .cannotCreate, request.output ?? "-", "no SQLite file can hold all these rows",
        advice:
          "\(error == .tooLarge ? "export fewer dumps" : "give fewer labels"), or use --format csv")
    }
    return failed
  }

  private func write(
    _ console: Console, to emit: ([UInt8]) throws -> Void
  ) throws -> ExitStatus? {
    switch request.format {
    case .csv:
      var hasHeader = false
      return try read(console, rows: Self.csvRows) { rows in
        if !hasHeader { try emit(CSVExport.header(leadingNames)) }
        hasHeader = true
        if !rows.isEmpty { try emit(rows) }
      }
    case .sqlite:
      var table = TableFile("usage", leadingNames.map { .init($0, .text) } + UsageTable.columns)
      let failed = try read(console, rows: Self.tableRows) { rows in
        for row in rows { try table.append(row) }
      }
      try emit(try table.finish())
      return failed
    }
  }

  @Sendable private static func csvRows(
    _ analysis: HeapAnalysis, _ leading: [String], _ budget: OutputBudget
  ) throws(OutputExcess) -> [UInt8] {
    var rows: [UInt8] = []
    try CSVExport(analysis).writeRows(leading) { (chunk: [UInt8]) throws(OutputExcess) in
      try budget.take(chunk.count)
      rows += chunk
    }
    return rows
  }

  @Sendable private static func tableRows(
    _ analysis: HeapAnalysis, _ leading: [String], _ budget: OutputBudget
  ) throws(OutputExcess) -> [[SQLiteValue]] {
    let start = leading.map { $0.isEmpty ? SQLiteValue.null : .text($0) }
    var rows: [[SQLiteValue]] = []
    try UsageTable(analysis).forEachRow { (row: [SQLiteValue]) throws(OutputExcess) in
      try budget.take(byteCount(row))
      rows.append(start + row)
    }
    return rows
  }

  private var leadingNames: [String] { Self.fileColumns + request.labels.map(\.name) }

  /// At most that many bytes of a row are in the file.
  private static func byteCount(_ row: [SQLiteValue]) -> Int {
    row.reduce(0) { sum, value in
      if case .text(let text) = value { sum + text.utf8.count + 9 } else { sum + 9 }
    }
  }

  /// Reads all dumps.
  ///
  /// - Parameters:
  ///   - rows: what a dump adds, given the values of the columns before its own; on any thread.
  ///   - add: takes them, in the order of the dumps.
  private func read<Rows: Sendable>(
    _ console: Console,
    rows: @escaping @Sendable (HeapAnalysis, [String], OutputBudget) throws(OutputExcess) -> Rows,
    add: (Rows) throws -> Void
  ) throws -> ExitStatus? {
    let dumps = request.dumps
    let count = JobCount(of: dumps.count)
    console.startProgress()?.begin(.readingDumps(count))
    defer { console.endProgress() }
    var failed: ExitStatus?
    var hasAny = false
    for start in stride(from: 0, to: dumps.count, by: Self.portion) {
      let portion = dumps[start..<min(start + Self.portion, dumps.count)]
      let parts = JobPool.results(portion.count) { number in
        defer { count.countOne() }
        return result(of: dumps[start + number], rows)
      }
      for part in parts {
        switch part {
        case .success(let rows):
          hasAny = true
          try add(rows)
        case .failure(let failure):
          console.report(failure)
          failed = failed ?? failure.status
        }
      }
    }
    if let failed, !hasAny { throw NothingRead(status: failed) }
    return failed
  }

  private func result<Rows>(
    of dump: DumpFile,
    _ rows: (HeapAnalysis, [String], OutputBudget) throws(OutputExcess) -> Rows
  ) -> Result<Rows, CommandFailure> {
    Result { () throws(CommandFailure) in
      let analysis = try dump.analyse(nil)
      let time = dump.modified.flatMap { UTCTime(secondsSince1970: Double($0)) }
      let name = dump.name == "-" ? dump.title : dump.name
      let leading = [name, time?.description ?? ""] + request.labels.map(\.text)
      let budget = OutputBudget(dump.limits.output(forByteCount: analysis.profile.byteCount))
      do throws(OutputExcess) {
        return try rows(analysis, leading, budget)
      } catch {
        throw CommandFailure(error, dump.name, "the export")
      }
    }
  }
}

/// No dump could be read: nothing is written.
private struct NothingRead: Error {
  let status: ExitStatus
}
