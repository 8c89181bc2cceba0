import HeapProfile
import HeapReport
import HeapStatistics
import Measures
import Output
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
    /// The file to write; nil: the table is printed.
    var output: String?
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
    }
    return failed
  }

  private func write(
    _ console: Console, to emit: ([UInt8]) throws -> Void
  ) throws -> ExitStatus? {
    let dumps = request.dumps
    let count = JobCount(of: dumps.count)
    console.startProgress()?.begin(.readingDumps(count))
    defer { console.endProgress() }
    var failed: ExitStatus?
    var hasHeader = false
    for start in stride(from: 0, to: dumps.count, by: Self.portion) {
      let portion = dumps[start..<min(start + Self.portion, dumps.count)]
      let parts = JobPool.results(portion.count) { number in
        defer { count.countOne() }
        return rows(of: dumps[start + number])
      }
      for part in parts {
        switch part {
        case .success(let rows):
          if !hasHeader {
            try emit(CSVExport.header(Self.fileColumns + request.labels.map(\.name)))
          }
          hasHeader = true
          if !rows.isEmpty { try emit(rows) }
        case .failure(let failure):
          console.report(failure)
          failed = failed ?? failure.status
        }
      }
    }
    if let failed, !hasHeader { throw NothingRead(status: failed) }
    return failed
  }

  private func rows(of dump: DumpFile) -> Result<[UInt8], CommandFailure> {
    Result { () throws(CommandFailure) in
      let analysis = try dump.analyse(nil)
      let time = dump.modified.flatMap { UTCTime(secondsSince1970: Double($0)) }
      let name = dump.name == "-" ? dump.title : dump.name
      let leading = [name, time?.description ?? ""] + request.labels.map(\.text)
      let budget = OutputBudget(
        dump.limits.output(forByteCount: analysis.profile.byteCount))
      var rows: [UInt8] = []
      do throws(OutputExcess) {
        try CSVExport(analysis).writeRows(leading) { (chunk: [UInt8]) throws(OutputExcess) in
          try budget.take(chunk.count)
          rows += chunk
        }
      } catch {
        throw CommandFailure(error, dump.name, "the export")
      }
      return rows
    }
  }
}

/// No dump could be read: nothing is written.
private struct NothingRead: Error {
  let status: ExitStatus
}
