package import ArgumentParser

/// `heaphtml run … --heapprofile=FILE -- COMMAND…`: records a Python program, then shows it.
package struct RunCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Record a Python program and make a report of it.",
    discussion: """
      COMMAND is anything that starts Python 3.8 or later. It keeps its own output, arguments, signals \
      and exit status. A FILE that ends in .html becomes the report (FILE and its FILE_files), a name \
      that ends in / becomes a folder with the report, any other name receives the dump.

        heaphtml run --heapprofile=heap.html -- python3 app.py
        heaphtml run --track app.models:Order,level=2,trace --heapprofile=heap.html -- python3 app.py
        heaphtml run --track 'shop.models:*' --interval 5 --heapprofile=report/ -- python3 -m pytest
        heaphtml run --heap --heapprofile=heap.html -- python3 app.py

      With --heap it writes every object at the program's end, and the report says who holds them; \
      --heap-on USR2 writes them also whenever the signal comes (heap-USR2-1.html, …).
      Without --track it counts the objects of all types, and tracks the largest and fastest-growing \
      classes of the program's own modules from the second snapshot on.
      """)

  @Option(
    help: ArgumentHelp(
      "A class to track: pkg.mod:Class[,level=N][,trace][,name=N]; pkg.mod:* for a whole module. "
        + "Repeat the option for more.",
      valueName: "spec"))
  var track: [TrackSpec] = []

  @Option(
    help: ArgumentHelp(
      "Where the recording goes: NAME.html or DIR/ for a report, any other name for the dump.",
      valueName: "file"))
  var heapprofile: String

  @Option(help: "Levels of referents to size separately, for classes whose --track sets none.")
  var resolutionLevel: UInt8 = 0

  @Flag(help: "Record where instances are created, for all classes.")
  var trace = false

  @Option(
    help: ArgumentHelp(
      "Seconds between periodic snapshots; auto: about 20 snapshots, however long the run. "
        + "(default: auto without --track, else none)",
      valueName: "seconds|auto"))
  var interval: SnapshotInterval?

  @Option(
    help: ArgumentHelp(
      "How many of the program's own classes to choose and track, anew at each snapshot. "
        + "(default: 5 without --track, else 0)",
      valueName: "n"))
  var auto: UInt8?

  @Flag(help: "Count the objects of all types at each snapshot; without --track always.")
  var census = false

  @Option(
    help: ArgumentHelp(
      "Take a snapshot whenever heaphtml gets this signal.",
      valueName: "signal"))
  var snapshotOn: SnapshotSignal?

  @Flag(inversion: .prefixedNo, help: "Take a snapshot when the program ends.")
  var snapshotAtExit = true

  @Flag(
    help:
      "Write the whole heap when the program ends; with classes or snapshots, their report has it.")
  var heap = false

  @Option(
    help: ArgumentHelp(
      "Write the whole heap also whenever heaphtml gets this signal; implies --heap.",
      valueName: "signal"))
  var heapOn: SnapshotSignal?

  @Flag(help: "Also record Python programs it starts, each in its own report.")
  var follow = false

  @Flag(
    help: ArgumentHelp(
      "Find the reference cycles that are left at the end; the report shows them.",
      discussion: "Python's garbage collector is off until then."))
  var cycles = false

  // --garbage is the name of 0.1.
  @Option(
    name: [.customLong("cycles-to"), .customLong("garbage")],
    help: ArgumentHelp(
      "Also write the graph of the reference cycles to a file; implies --cycles.",
      valueName: "file"))
  var cyclesTo: String?

  @OptionGroup(title: "The report")
  var report: ReportOptions

  @OptionGroup(title: "Limits, for dumps that you trust")
  var limits: LimitOptions

  @Argument(parsing: .postTerminator, help: "The command to run, after --.")
  var command: [String]

  /// How many classes are tracked where none is named.
  private static let chosen: UInt8 = 5

  package init() {}

  package func validate() throws {
    if command.isEmpty { throw ValidationError("Name the command to run after --.") }
    if heapOn != nil, snapshotOn != nil {
      throw ValidationError("One signal asks: leave out --heap-on or --snapshot-on.")
    }
    if cycles, cyclesTo == nil, !RecordingDestination(file: heapprofile).isReport {
      throw ValidationError("Name a file for the cycles with --cycles-to, or a report.")
    }
  }

  package func run() throws {
    let status = try Record(request: request).perform(.standard(isQuiet: report.quiet))
    if status != 0 { throw ExitCode(status) }
  }

  private var request: Record.Request {
    var recorder = RecorderOptions()
    recorder.track = track
    recorder.resolutionLevel = Int(resolutionLevel)
    recorder.trace = trace
    recorder.heap = heap || heapOn != nil
    recorder.heapOn = heapOn
    let isNothingNamed = track.isEmpty && !recorder.heap
    recorder.auto = Int(auto ?? (isNothingNamed ? Self.chosen : 0))
    let isAlone = isNothingNamed || recorder.auto > 0
    recorder.census = census || isAlone
    recorder.interval = interval ?? (isAlone ? .automatic : nil)
    recorder.snapshotOn = snapshotOn
    recorder.snapshotAtExit = snapshotAtExit
    recorder.follow = follow
    recorder.findsCycles = cycles || cyclesTo != nil
    return Record.Request(
      command: command, recordsEveryPython: true, recorder: recorder,
      result: RecordingDestination(file: heapprofile),
      cycleGraph: cyclesTo.map(RecordingDestination.init(file:)), settings: report.settings,
      limits: limits.values)
  }
}
