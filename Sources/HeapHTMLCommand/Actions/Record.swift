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
  /// - Throws: when the command cannot be started or a destination cannot be written, before it is
  ///   started; or when a signal has come since its end.
  func perform(_ console: Console) throws -> Int32 {
    try request.result?.check(request.settings)
    try request.cycleGraph?.check(request.settings)
    StaleRecordings.remove(in: TemporaryFolder.path)
    let folder = try RecorderFolder.make()
    let ending: ChildProcess.Ending
    do {
      ending = try run(in: folder, console)
    } catch {
      folder.remove()
      throw error
    }
    guard let result = request.result else {
      folder.remove()
      return ending.status
    }
    let delivery = DeliverRecording(
      folder: folder, result: result, cycleGraph: request.cycleGraph, settings: request.settings,
      limits: request.limits, command: request.command, ending: ending,
      isPeriodic: request.recorder.interval != nil,
      follows: request.recorder.follow || !request.recordsEveryPython)
    let failure = try delivery.perform(console)
    return ending.status != 0 ? ending.status : failure?.rawValue ?? 0
  }

  /// Runs the command to its end.
  private func run(in folder: RecorderFolder, _ console: Console) throws(CommandFailure)
    -> ChildProcess.Ending
  {
    var environment = request.environment
    environment["PYTHONPATH"] = folder.pythonPath(startup: request.recordsEveryPython)
    if request.recordsEveryPython { environment["HEAPHTML_RECORD"] = "1" }
    if request.result != nil { environment["HEAPHTML_OPTIONS"] = request.recorder.json(in: folder) }
    var requests = requests(in: folder, console)
    requests?.explain()
    let answer = requests.map { asked in
      ChildProcess.SignalAnswer(to: asked.signal.number) { requests?.pass(isSent: $0) }
    }
    do {
      let ending = try ChildProcess.run(
        request.command, environment: environment, answer: answer,
        started: folder.note(command:))
      Interruption.begin()  // there is a recording to deliver and to tidy up
      requests?.finish()
      return ending
    } catch {
      throw CommandFailure(error, request.command)
    }
  }

  /// What is done about the signal that asks for a snapshot or a heap, if there is one.
  private func requests(in folder: RecorderFolder, _ console: Console) -> SignalRequests? {
    let recorder = request.recorder
    guard request.result != nil, let signal = recorder.heapOn ?? recorder.snapshotOn else {
      return nil
    }
    return SignalRequests(
      recorder.heapOn == nil ? .snapshot : .heap, signal, in: folder, console)
  }
}
