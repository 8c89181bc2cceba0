package import ArgumentParser

/// `heaphtml capture PID -o FILE`: the whole heap of a process that runs already.
package struct CaptureCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "capture",
    abstract: "Write the whole heap of a running Python process, or a report of it.",
    discussion: """
      The process goes on as before; it stands still while its objects are looked at, about half a second \
      for a million, and the command says how long. A process with Python 3.14 or later is asked itself; \
      one with Python 3.8 to 3.13 through gdb, which has to be installed. A program that you start yourself \
      is recorded by heaphtml run --heap.

        heaphtml capture 4711 -o heap.html         the report
        heaphtml capture 4711 -o app.heap          the heap, for heaphtml summary and report
      """)

  @Argument(help: ArgumentHelp("The number of the process.", valueName: "pid"))
  var process: Int

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "Where it goes: NAME.html or DIR/ for a report, any other name for the heap.",
      valueName: "file"))
  var output: String

  @Option(
    help: ArgumentHelp(
      "How long to wait until the process comes to a place where it can be looked at.",
      valueName: "seconds"))
  var timeout: UInt16 = 60

  @Flag(
    help: ArgumentHelp(
      "Leave the recorder's compiled part out: nothing of it stays mapped in the process, which then stands "
        + "still about ten times as long."))
  var noCompiled = false

  @OptionGroup(title: "The report")
  var report: ReportOptions

  @OptionGroup(title: "Limits, for dumps that you trust")
  var limits: LimitOptions

  package init() {}

  package func validate() throws {
    if process < 1 { throw ValidationError("The number of a process is above 0.") }
  }

  package func run() throws {
    try CaptureHeap(
      process: Int64(process), result: RecordingDestination(file: output),
      seconds: UInt32(timeout), usesCompiledPart: !noCompiled, settings: report.settings,
      limits: limits.values
    ).perform(.standard(isQuiet: report.quiet))
  }
}
