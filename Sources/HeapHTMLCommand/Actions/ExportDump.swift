import HeapGraph
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
    let contents = try request.dump.contents(console)
    if case .heap = contents, request.format == .folded {
      throw CommandFailure(
        .usage, request.dump.name, "the whole heap of a program has no call sites",
        advice: "--format json or csv shows who holds it")
    }
    let limits = request.dump.limits.output(forByteCount: contents.byteCount)
    do {
      if let output = request.output {
        try StagedFile.write(output) { try export(contents, to: BoundedResult.bounded(limits, $0)) }
      } else {
        try BoundedResult.print(limits, on: console) { try export(contents, to: $0) }
      }
    } catch let excess as OutputExcess {
      throw CommandFailure(excess, request.dump.name, "the export")
    } catch let error as OverflowError {
      throw CommandFailure(error, request.dump.name)
    }
  }

  private func export(
    _ contents: DumpContents, to emit: @escaping ([UInt8]) throws -> Void
  ) throws {
    switch contents {
    case .profile(let analysis): try export(analysis, to: emit)
    case .heap(let heap) where request.format == .csv: try HeapCSV(heap).write(to: emit)
    case .heap(let heap): try HeapJSON(heap).write(to: emit)
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
