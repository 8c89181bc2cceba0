import LeakGraph
import StagedOutput
import System

/// What becomes of a recorded dump: `--heapprofile=FILE`.
struct RecordingResult: Sendable {
  /// As the user wrote it.
  let file: String

  /// Whether it is a report; else the dump itself.
  var isReport: Bool {
    let lower = file.lowercased()
    return lower.hasSuffix(".html") || lower.hasSuffix(".htm") || lower.hasSuffix("/")
  }

  /// The name for the dump of a child process: `heap-4711.html`.
  func child(_ mark: String) -> RecordingResult {
    var stem = file
    var slash = ""
    while stem.hasSuffix("/") {
      stem.removeLast()
      slash = "/"
    }
    let name = stem.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else {
      return RecordingResult(file: "\(stem)-\(mark)\(slash)")
    }
    let ending = name[dot...]
    return RecordingResult(file: "\(stem.dropLast(ending.count))-\(mark)\(ending)\(slash)")
  }

  /// Makes the report, or puts the dump into its place.
  ///
  /// - Parameter leakGraph: the file of the reference cycles, which the report shows; one that cannot
  ///   be read is told of, and the report does without.
  func deliver(
    _ dump: String, leakGraph: String?, _ options: ReportOptions, _ limits: ReadingLimits
  ) throws {
    guard isReport else { return try copy(dump) }
    var cycles: LeakAnalysis?
    do throws(CommandFailure) {
      if let leakGraph {
        cycles = try DumpFile(name: leakGraph, limits: limits).analyseLeakGraph(nil)
      }
    } catch {
      StandardError.write("heaphtml: \(error.line)\n")
    }
    let name = String(file.split(separator: "/").last ?? "heap")
    try options.write(
      DumpFile(name: dump, limits: limits), leakGraph: cycles, to: file, title: name)
  }

  /// Puts what was recorded into its place as it is.
  func copy(_ dump: String) throws {
    let contents: [UInt8]
    do {
      contents = try FileContents.read(dump)
    } catch {
      throw CommandFailure(.noInput, dump, error.reason)
    }
    try StagedFile.write(file) { try $0(contents) }
  }
}
