package import ArgumentParser
import GraphCheck
import HeapCheck

/// `heaphtml check DUMP`: may this be merged?
package struct CheckCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Hold a dump against limits: exit status 1 when one is exceeded.",
    discussion: """
      For CI. Each limit that is exceeded is a line with what was measured, where, and the exact \
      bytes. What is equal to a limit is within it. A pattern is one limit for all classes that it \
      matches together; one that matches none is wrong usage (64), so that a renamed class does not go \
      unchecked.

        heaphtml check heap.dat --max-total 50MiB --no-finding leak
        heaphtml check heap.dat --max-class 'Node*=10MiB' --max-instances 'Session=500'
        heaphtml check heap.dat --baseline main.dat --max-growth 5%
        heaphtml check heap.dat --max-total 50MiB --summary - >> "$GITHUB_STEP_SUMMARY"
        heaphtml check app.heap --max-heap 50MiB --max-type 'app.Session=10000'

      The same in heaphtml.toml, which is read where it lies in the working directory; an option takes \
      the place of the file's limit on the same:

        [check]
        max-total = "50 MiB"
        max-growth = "5 %"
        no-finding = ["leak"]
        [check.max-class]
        "Node*" = "10 MiB"
      """)

  @Argument(help: ArgumentHelp("The dump to read (- for standard input).", valueName: "dump"))
  var dump: String

  @OptionGroup(title: "What it must keep to")
  var check: CheckLimitOptions

  @OptionGroup(title: "What the whole heap of a program must keep to")
  var heap: HeapLimitOptions

  @OptionGroup(title: "What it is held against")
  var sources: CheckSourceOptions

  @OptionGroup(title: "What is written")
  var outputs: CheckOutputOptions

  @OptionGroup(title: "The report and the comparison")
  var report: ReportOptions

  @OptionGroup(title: "Limits, for dumps that you trust")
  var limits: LimitOptions

  package init() {}

  package func validate() throws {
    if dump == "-", sources.baseline == "-" {
      throw ValidationError("The dump and the baseline cannot both come from standard input.")
    }
    if outputs.comparison != nil, sources.baseline == nil {
      throw ValidationError("--comparison needs --baseline DUMP.")
    }
    if let comparison = outputs.comparison, comparison == outputs.output {
      throw ValidationError("The report and the comparison need names of their own.")
    }
  }

  package func run() throws {
    let file = try CheckFile.read(sources.config)
    let request = CheckDump.Request(
      dump: DumpFile(name: dump, limits: limits.values),
      baseline: sources.baseline.map { DumpFile(name: $0, limits: limits.values) },
      limits: (file?.limits ?? []).replaced(by: check.values),
      allowsMissing: sources.allowMissing || file?.allowsMissing == true,
      allowsMissingBaseline: sources.allowMissingBaseline, outputs: outputs.values,
      destination: outputs.output.map(report.settings.destination),
      comparison: outputs.comparison.map(report.settings.destination), settings: report.settings)
    if ([request.dump] + (request.baseline.map { [$0] } ?? [])).areHeaps {
      return try checkHeap(request, file?.heapLimits ?? [])
    }
    guard heap.values.isEmpty else {
      throw CommandFailure(
        .usage, dump, "--max-heap and --max-type are for the whole heap of a program",
        advice: "of a recording --max-total and --max-class are compared")
    }
    if request.limits.isEmpty {
      throw CommandFailure(
        .usage, "there is nothing to check",
        advice: "give a limit, such as --max-total 50MiB, or --no-finding leak")
    }
    try Self.requireBaseline(request, request.limits.contains(where: \.isOfGrowth))
    guard try CheckDump(request: request).perform(.standard(isQuiet: report.quiet)) else {
      throw ExitCode(1)
    }
  }
  private static func requireBaseline(
    _ request: CheckDump.Request, _ isOfGrowth: Bool
  ) throws(CommandFailure) {
    guard request.baseline == nil, !request.allowsMissingBaseline, isOfGrowth else { return }
    throw CommandFailure(
      .usage, "there is nothing that growth could be counted from",
      advice: "name a dump with --baseline")
  }

  private func checkHeap(_ request: CheckDump.Request, _ ofFile: [HeapLimit]) throws {
    if check.values.contains(where: { if case .growth = $0 { false } else { true } }) {
      throw CommandFailure(
        .usage, dump, "it is the whole heap of a program, which has no classes that were tracked",
        advice: "of heaps --max-heap, --max-type and --max-growth are compared")
    }
    let growth = check.maxGrowth.map { [HeapLimit.growth($0)] } ?? []
    let limits = ofFile.replaced(by: heap.values + growth)
    if limits.isEmpty {
      throw CommandFailure(
        .usage, "there is nothing to check",
        advice: "give a limit, such as --max-heap 50MiB, or --max-type 'app.Session=10000'")
    }
    try Self.requireBaseline(request, limits.contains(where: \.isOfGrowth))
    guard
      try CheckHeap(request: request, limits: limits).perform(.standard(isQuiet: report.quiet))
    else { throw ExitCode(1) }
  }
}
