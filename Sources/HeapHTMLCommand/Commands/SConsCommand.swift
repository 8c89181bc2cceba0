package import ArgumentParser

/// `heaphtml scons …`: what `scons-hm` was in 2008, on an unmodified SCons of today.
package struct SConsCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "scons",
    abstract: "Record a SCons build.",
    discussion: """
      All arguments except these go to SCons:

        --debug=heapmonitor   track SCons' nodes, executors, environments, actions and builders
        --debug=memory        four snapshots: before and after reading SConscript files and building
        --debug=count         the sizes of the objects that SCons counts, at the same four instants
        --debug=objects       the size of each object that SCons lists
        --debug=garbage       print the reference cycles at the end; the report shows them
        --heapprofile=FILE    the report (FILE.html, or a folder DIR/), or the dump (any other name)
        --garbage=FILE        write the graph of the reference cycles; the report shows them

      With --heapprofile, the report takes these options of `heaphtml report` as well: --title, \
      --single-file, --instances, --templates, --redact and --png. (--quiet is SCons' own.)

        heaphtml scons --debug=heapmonitor --debug=memory --heapprofile=heap.html .

      The SCons of the python3 in PATH is used; HEAPHTML_PYTHON names another Python. A link \
      to heaphtml named scons-hm does the same.
      """)

  @Argument(parsing: .captureForPassthrough, help: "Arguments of SCons.")
  var arguments: [String] = []

  package init() {}

  package func validate() throws {
    if !isHelp { _ = try request() }
  }

  package func run() throws {
    if isHelp { throw CleanExit.helpRequest(self) }
    let status = try Record(request: request()).perform(.standard())
    if status != 0 { throw ExitCode(status) }
  }

  private var isHelp: Bool { arguments == ["--help"] || arguments == ["-h"] }

  private func request() throws -> Record.Request {
    let invocation = SConsInvocation(arguments, flags: SConsInvocation.environmentFlags)
    var request = Record.Request(
      command: [SConsInvocation.python, "-c", SConsInvocation.program] + invocation.arguments)
    if let flags = invocation.flags { request.environment["SCONSFLAGS"] = flags }
    request.result = invocation.heapprofile.map(RecordingDestination.init(file:))
    do {
      request.settings = try ReportOptions.parse(invocation.reportOptions).settings
    } catch {
      throw ValidationError(ReportOptions.message(for: error))
    }
    return request
  }
}
