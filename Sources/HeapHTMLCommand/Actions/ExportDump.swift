import HeapProfile
import HeapReport
import HeapStatistics
import Output
import StagedOutput

/// Writes what is in a dump for other programs.
struct ExportDump: Sendable {
  struct Request: Sendable {
    var dump: DumpFile
    var format: Format
    /// The file to write; nil: the result is printed.
    var output: String?
  }

  /// What other programs can read.
  enum Format: String, Sendable {
    case json
    case csv
    case folded
  }

  let request: Request

  func perform(_ console: Console) throws {
    let analysis = try request.dump.analyse(console)
    let limits = request.dump.limits.output(forByteCount: analysis.profile.byteCount)
    do {
      if let output = request.output {
        try StagedFile.write(output) { try export(analysis, to: BoundedResult.bounded(limits, $0)) }
      } else {
        try BoundedResult.print(limits, on: console) { try export(analysis, to: $0) }
      }
    } catch let excess as OutputExcess {
      throw CommandFailure(excess, request.dump.name, "the export")
    } catch let error as OverflowError {
      throw CommandFailure(error, request.dump.name)
    }
  }

  private func export(
    _ analysis: HeapAnalysis, to emit: @escaping ([UInt8]) throws -> Void
  ) throws {
    switch request.format {
    case .json: try JSONExport(analysis).write(to: emit)
    case .csv: try CSVExport(analysis).write(to: emit)
    case .folded: try FoldedExport(analysis).write(to: emit)
    }
  }
}
