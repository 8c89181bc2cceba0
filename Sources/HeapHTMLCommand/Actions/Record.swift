import HeapStatistics
import System

/// Runs a command while its Python programs are recorded, and delivers what was recorded.
struct Record: Sendable {
  struct Request: Sendable {
    /// The program, looked up in PATH, and its arguments.
    var command: [String]
    /// Variables of the environment that the command gets besides those of the recorder.
    var environment: [String: String] = [:]
    /// Whether every Python that the command starts is recorded; else the command asks for it.
    var recordsEveryPython = false
    var recorder = RecorderOptions()
    /// Where the dump or the report goes; nil: nothing is recorded.
    var result: RecordingDestination?
    /// Where the graph of reference cycles goes, if it is wanted.
    var cycleGraph: RecordingDestination?
    var settings = ReportSettings()
    var limits = ReadingLimits()
  }

  let request: Request

  /// - Returns: the command's own exit status; if that is 0, the status of what could not be
  ///   delivered, which has been reported. A child's dump that cannot be read is reported and left
  ///   out.
  /// - Throws: when the command cannot be started, or when a signal has come since.
  func perform(_ console: Console) throws -> Int32 {
    let folder = try RecorderFolder.make()
    defer { folder.remove() }
    let status = try run(in: folder)
    guard let result = request.result else { return status }

    let dumps = RecordedDumps.collect(in: folder)
    for note in dumps.notes { console.warn(note) }
    for problem in dumps.problems { console.report(problem) }

    var failure: ExitStatus?
    var failureOfOthers: ExitStatus?
    var followed = FollowedProcesses(result: result, settings: request.settings)
    for dump in dumps.children {
      let place = result.child(dump.mark)
      let ending = try deliver(dump, to: place, request.cycleGraph?.child(dump.mark), console) {
        followed.add(dump.mark, at: place, $0)
      }
      if let ending, ending != .dataError, ending != .noInput {
        failureOfOthers = failureOfOthers ?? ending
      }
    }
    if let dump = dumps.main {
      failure = try deliver(dump, to: followed.main, request.cycleGraph, console) {
        followed.addMain($0)
      }
    } else if !dumps.problems.isEmpty {
      failure = .dataError
    } else if status == 0 {
      failure = .noInput
      console.report(nothingRecorded(for: result))
    }
    let ending = try reportingFailure(console) { try followed.finish(console) }
    failure = failure ?? failureOfOthers ?? ending
    return status != 0 ? status : failure?.rawValue ?? 0
  }

  /// Runs the command to its end.
  private func run(in folder: RecorderFolder) throws(CommandFailure) -> Int32 {
    var environment = request.environment
    environment["PYTHONPATH"] = folder.pythonPath(startup: request.recordsEveryPython)
    if request.recordsEveryPython { environment["HEAPHTML_RECORD"] = "1" }
    if request.result != nil { environment["HEAPHTML_OPTIONS"] = request.recorder.json(in: folder) }
    do {
      let status = try ChildProcess.run(
        request.command, environment: environment, forwardsSignals: true)
      Interruption.begin()  // there is a recording to deliver and to tidy up
      return status
    } catch {
      throw CommandFailure(error, request.command)
    }
  }

  /// - Returns: the status of a failure, which has been reported.
  private func deliver(
    _ dump: RecordedDumps.Dump, to result: RecordingDestination,
    _ cycleGraph: RecordingDestination?, _ console: Console,
    then add: (ProcessDigest?) -> Void
  ) throws -> ExitStatus? {
    let delivery = Delivery(
      dump: dump, settings: request.settings, limits: request.limits, console: console)
    return try reportingFailure(console) {
      add(try delivery.putDump(into: result))
      if let cycleGraph { try delivery.putGraph(into: cycleGraph) }
    }
  }

  /// - Returns: the status of a failure, which has been reported.
  private func reportingFailure(
    _ console: Console, _ body: () throws -> Void
  ) throws -> ExitStatus? {
    do {
      try body()
      return nil
    } catch {
      guard let failure = CommandFailure(known: error) else { throw error }
      console.report(failure)
      return failure.status
    }
  }

  private func nothingRecorded(for result: RecordingDestination) -> CommandFailure {
    CommandFailure(
      .noInput, result.file, "nothing was recorded",
      advice: "did the command start a Python 3.8 or later that imports the tracked classes?")
  }
}
