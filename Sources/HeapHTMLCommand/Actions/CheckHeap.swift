import GraphCheck
import GraphComparison
import HeapGraph
import HeapReport
import Measures
import Output
import StagedOutput

/// Holds the whole heap of a program against limits, and writes what came out for those who read it.
struct CheckHeap: Sendable {
  /// All but the limits.
  let request: CheckDump.Request
  let limits: [HeapLimit]

  /// - Returns: whether all limits are kept.
  func perform(_ console: Console) throws -> Bool {
    for output in request.outputs where !output.isPrinted { try StagedFile.check(output.file) }
    let progress = console.startProgress()
    defer { console.endProgress() }
    let baseline = try baseline(console, progress)
    let heap = try request.dump.heap(progress)
    console.endProgress()
    let check = try check(heap, since: (baseline?.graph.bytes).map { Int64($0) })
    let facts = HeapCheckFacts(
      check, heap, baselineBytes: baseline?.graph.bytes,
      title: request.settings.title ?? request.dump.title, version: ProgramVersion.number,
      isRedacted: request.settings.isRedacted)
    try write(facts, console)
    if let destination = request.destination {
      try MakeHeapReport(
        dump: request.dump, destination: destination, defaultTitle: request.dump.title,
        settings: request.settings
      ).write(heap, nil)
      console.showPath(destination.pageToOpen)
    }
    if let destination = request.comparison, let base = request.baseline, let baseline {
      var comparison = CompareDumps.Request(base: base, head: request.dump)
      comparison.isRedacted = request.settings.isRedacted
      let comparing = CompareHeaps(
        request: comparison, destination: destination, settings: request.settings)
      try comparing.write(comparing.change(baseline, heap), console, nil)
    }
    return check.exceeded.isEmpty
  }

  /// The heap that growth is counted from; nil without one.
  private func baseline(
    _ console: Console, _ progress: ProgressLine?
  ) throws(CommandFailure) -> HeldHeap? {
    do {
      return try request.baseline?.heap(progress)
    } catch {
      guard request.allowsMissingBaseline, error.status == .noInput else { throw error }
      console.warn("\(error.line); growth is not checked")
      return nil
    }
  }

  private func check(_ heap: HeldHeap, since baseline: Int64?) throws(CommandFailure)
    -> WholeHeapCheck
  {
    do {
      return try WholeHeapCheck(
        limits.filter { baseline != nil || !$0.isOfGrowth }, of: heap, since: baseline,
        allowsMissing: request.allowsMissing)
    } catch {
      throw CommandFailure(ofHeap: error, request.dump.name)
    }
  }

  /// Makes all results before the first is written.
  private func write(_ facts: HeapCheckFacts, _ console: Console) throws {
    let budget = OutputBudget(
      request.dump.limits.output(forByteCount: facts.byteCount))
    var results: [(output: CheckDump.Output, bytes: [UInt8])] = []
    for output in request.outputs {
      let bytes = HeapCheckReport.bytes(output.report, facts)
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
    let (exceeded, text) = HeapCheckReport.console(facts)
    if let printed = results.first(where: \.output.isPrinted) {
      try console.print(printed.bytes)
      for line in exceeded { console.report(line) }
    } else {
      try console.print(text)
    }
  }
}
