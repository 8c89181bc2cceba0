import HeapCheck
import HeapProfile
import HeapReport
import HeapStatistics

/// Holds a dump against limits.
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
  }

  let request: Request

  /// - Returns: whether all limits are kept.
  func perform(_ console: Console) throws -> Bool {
    let baseline = try baseline(console)
    let analysis = try request.dump.analyse(console)
    let check = try check(analysis, since: baseline)
    let facts = CheckFacts(check, analysis, since: baseline, title: request.dump.title)
    try console.print(ConsoleCheck(facts).bytes)
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
}
