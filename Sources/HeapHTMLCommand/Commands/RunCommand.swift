package import ArgumentParser

/// `heaphtml run … --heapprofile=FILE -- COMMAND…`: records a Python program, then shows it.
package struct RunCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Record a Python program and make a report of it.",
    discussion: """
      COMMAND is anything that starts Python 3.8 or later. Its output, arguments, signals and exit \
      status are its own. A FILE that ends in .html becomes the report (FILE and its FILE_files), one \
      that ends in / a folder with it, any other the dump.

        heaphtml run --track app.models:Order,level=2,trace --heapprofile=heap.html -- python3 app.py
        heaphtml run --track 'shop.models:*' --interval 5 --heapprofile=report/ -- python3 -m pytest
      """)

  @Option(
    help: ArgumentHelp(
      "A class to track: pkg.mod:Class[,level=N][,trace][,name=N]; pkg.mod:* for all of a module. "
        + "Give it once for each.",
      valueName: "spec"))
  var track: [TrackSpec] = []

  @Option(help: ArgumentHelp("What becomes of the recording.", valueName: "file"))
  var heapprofile: String

  @Option(help: "How deep sizes are taken apart, for classes that do not say.")
  var resolutionLevel: UInt8 = 0

  @Flag(help: "Record where instances are made, for all classes.")
  var trace = false

  @Option(help: ArgumentHelp("Take a snapshot every so many seconds.", valueName: "seconds"))
  var interval: Double?

  @Flag(inversion: .prefixedNo, help: "Take a snapshot when the program ends.")
  var snapshotAtExit = true

  @Flag(help: "Record the Python programs that it starts as well, each by itself.")
  var follow = false

  @Flag(
    help: ArgumentHelp(
      "Find the reference cycles that are left at the end; the report shows them.",
      discussion: "Python's garbage collector is off until then."))
  var cycles = false

  @Option(
    help: ArgumentHelp(
      "Write the graph of the reference cycles to a file as well; implies --cycles.",
      valueName: "file"))
  var garbage: String?

  @OptionGroup(title: "The report")
  var report: ReportOptions

  @OptionGroup(title: "Limits, for dumps that you trust")
  var limits: LimitOptions

  @Argument(parsing: .postTerminator, help: "What to run, behind --.")
  var command: [String]

  package init() {}

  package func validate() throws {
    if command.isEmpty { throw ValidationError("Name the command to run behind --.") }
    if cycles, garbage == nil, !RecordingResult(file: heapprofile).isReport {
      throw ValidationError("Name a file for the cycles with --garbage, or a report.")
    }
    if track.isEmpty, !cycles, garbage == nil {
      throw ValidationError("Name the classes to track, as in --track app.models:Order.")
    }
    if let interval, !(interval > 0 && interval.isFinite) {
      throw ValidationError("The interval must be above 0 seconds.")
    }
  }

  package func run() throws {
    let folder = try RecorderFolder.make()
    defer { folder.remove() }
    var options = RecorderOptions(dump: folder.dump)
    options.track = track
    options.resolutionLevel = Int(resolutionLevel)
    options.trace = trace
    options.interval = interval
    options.snapshotAtExit = snapshotAtExit
    options.follow = follow
    options.garbage = cycles || garbage != nil ? folder.dump + ".garbage" : nil
    let status = try Recording.run(
      command,
      environment: [
        "PYTHONPATH": folder.pythonPath(startup: true), "HEAPHTML_RECORD": "1",
        "HEAPHTML_OPTIONS": options.json,
      ])
    try Recording(
      folder: folder, result: RecordingResult(file: heapprofile), report: report,
      limits: limits.values, leakGraph: garbage.map(RecordingResult.init(file:))
    ).finish(status)
  }
}
