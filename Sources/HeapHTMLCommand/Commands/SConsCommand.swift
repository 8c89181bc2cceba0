package import ArgumentParser

/// `heaphtml scons …`: what `scons-hm` was in 2008, on an unmodified SCons of today.
package struct SConsCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "scons",
    abstract: "Record a SCons build.",
    discussion: """
      All arguments go to SCons, but for these:

        --debug=heapmonitor   track SCons' nodes, executors, environments, actions and builders
        --debug=memory        four snapshots: before and after reading SConscript files and building
        --debug=garbage       print the reference cycles at the end; the report shows them
        --heapprofile=FILE    the report (FILE.html, or a folder DIR/), or the dump (any other name)
        --garbage=FILE        write the graph of the reference cycles; the report shows them

        heaphtml scons --debug=heapmonitor --debug=memory --heapprofile=heap.html .

      The SCons of the python3 in PATH is used; HEAPHTML_PYTHON names another Python. A link named \
      scons-hm to heaphtml does the same.
      """)

  @Argument(parsing: .captureForPassthrough, help: "Arguments of SCons.")
  var arguments: [String] = []

  package init() {}

  package func run() throws {
    if arguments == ["--help"] || arguments == ["-h"] {
      throw CleanExit.helpRequest(self)
    }
    let invocation = SConsInvocation(arguments, flags: SConsInvocation.environmentFlags)
    let folder = try RecorderFolder.make()
    defer { folder.remove() }
    var environment = ["PYTHONPATH": folder.pythonPath(startup: false)]
    if let flags = invocation.flags { environment["SCONSFLAGS"] = flags }
    if invocation.heapprofile != nil {
      environment["HEAPHTML_OPTIONS"] = RecorderOptions(dump: folder.dump).json
    }
    let status = try Recording.run(
      [SConsInvocation.python, "-m", "heapmonitor.scons"] + invocation.arguments,
      environment: environment)
    guard let file = invocation.heapprofile else {
      if status != 0 { throw ExitCode(status) }
      return
    }
    let report = try ReportOptions.parse([])
    try Recording(
      folder: folder, result: RecordingResult(file: file), report: report,
      limits: ReadingLimits()
    ).finish(status)
  }
}
