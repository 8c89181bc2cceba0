import HeapCheck
import HeapComparison
import HeapProfile
import HeapReport
import HeapStatistics
import Output
import StagedOutput
import System

/// Holds a dump against limits, and writes what came out for those who read it.
struct CheckDump: Sendable {
  struct Request: Sendable {
    var dump: DumpFile
    /// What growth is counted from.
    var baseline: DumpFile?
    var limits: [Limit]
    /// Whether a pattern may match no class.
    var allowsMissing = false
    /// Whether growth goes unchecked where the baseline is not there.
    var allowsMissingBaseline = false
    var outputs: [Output] = []
    /// Where the report itself goes; nil: none is made.
    var destination: Destination?
    /// Where the comparison with the baseline goes; nil: none is made.
    var comparison: Destination?
    var settings = ReportSettings()
  }

  /// A result that was asked for.
  struct Output: Sendable {
    var report: CheckReport
    /// As the user named it; `-` is standard output.
    var file: String

    var isPrinted: Bool { file == "-" }
  }

  let request: Request

  /// - Returns: whether all limits are kept.
  func perform(_ console: Console) throws -> Bool {
    for output in request.outputs where !output.isPrinted { try StagedFile.check(output.file) }
    let baseline = try baseline(console)
    let analysis = try request.dump.analyse(console)
    let check = try check(analysis, since: baseline)
    let facts = CheckFacts(
      check, analysis, since: baseline, title: request.settings.title ?? request.dump.title,
      workingFolder: FileSystem.realPath("."), version: ProgramVersion.number,
      isRedacted: request.settings.isRedacted)
    try write(facts, console)
    try report(analysis, console)
    try compare(analysis, baseline, console)
    return check.exceeded.isEmpty
  }

  /// The dump that growth is counted from; nil without one.
  private func baseline(_ console: Console) throws(CommandFailure) -> HeapAnalysis? {
    do {
      return try request.baseline?.analyse(console)
    } catch {
      guard request.allowsMissingBaseline, error.status == .noInput else { throw error }
      console.warn("\(error.line); growth is not checked")
      return nil
    }
  }

  private func check(_ analysis: HeapAnalysis, since baseline: HeapAnalysis?)
    throws(CommandFailure) -> HeapCheck
  {
    let limits = request.limits.filter { baseline != nil || !$0.isOfGrowth }
    do {
      return try HeapCheck(
        limits, of: analysis, since: baseline, allowsMissing: request.allowsMissing)
    } catch {
      throw CommandFailure(error, request.dump.name, baseline: request.baseline?.name)
    }
  }

  /// Makes all results before the first is written.
  private func write(_ facts: CheckFacts, _ console: Console) throws {
    let text = ConsoleCheck(facts)
    let budget = OutputBudget(request.dump.limits.output(forByteCount: facts.byteCount))
    var results: [(output: Output, bytes: [UInt8])] = []
    for output in request.outputs {
      let bytes = output.report.bytes(facts)
      do {
        try budget.take(bytes.count)
      } catch {
        throw CommandFailure(error, request.dump.name, "what the check writes")
      }
      results.append((output, bytes))
    }
    for (output, bytes) in results where !output.isPrinted {
      try StagedFile.write(output.file) { try $0(bytes) }
    }
    if let printed = results.first(where: \.output.isPrinted) {
      try console.print(printed.bytes)
      for line in text.exceeded { console.report(line) }
    } else {
      try console.print(text.bytes)
    }
  }

  private func report(_ analysis: HeapAnalysis, _ console: Console) throws {
    guard let destination = request.destination else { return }
    let report = MakeReport.Request(
      dump: request.dump, destination: destination, defaultTitle: request.dump.title,
      settings: request.settings)
    try MakeReport(request: report).perform(on: analysis, console)
  }

  /// Peak against peak, as growth is counted.
  private func compare(_ analysis: HeapAnalysis, _ baseline: HeapAnalysis?, _ console: Console)
    throws
  {
    guard let destination = request.comparison, let file = request.baseline, let baseline else {
      return
    }
    let comparison = CompareDumps.Request(base: file, head: request.dump, choice: .peak)
    try MakeComparison(
      request: comparison, destination: destination, settings: request.settings
    ).perform(on: baseline, analysis, console)
  }
}
