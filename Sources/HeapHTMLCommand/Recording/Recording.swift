import ArgumentParser
import System
import VisibleText

/// The end of a recording: the command has ended, its dumps are to be delivered.
struct Recording {
  let folder: RecorderFolder
  let result: RecordingResult
  let report: ReportOptions
  let limits: ReadingLimits
  /// Where the graph of reference cycles goes, if it is wanted.
  var leakGraph: RecordingResult?

  /// Runs the command to its end, with its own status as the result.
  static func run(_ command: [String], environment: [String: String]) throws(CommandFailure)
    -> Int32
  {
    do {
      let status = try ChildProcess.run(
        command, environment: environment, forwardsSignals: true)
      Interruption.begin()  // there is a recording to deliver and to tidy up
      return status
    } catch {
      throw CommandFailure(error, command)
    }
  }

  /// Delivers what was recorded and ends with the command's own status; if that is 0, with that of
  /// what could not be delivered, but for a child's dump that cannot be read, which is left out.
  func finish(_ childStatus: Int32) throws {
    let dumps = RecordedDumps(in: folder)
    if !report.quiet {
      for note in dumps.notes { StandardError.write("heaphtml: \(note.visible)\n") }
    }
    for problem in dumps.problems { StandardError.write("heaphtml: \(problem.visible)\n") }
    var failure: ExitStatus?
    if let dump = dumps.main {
      failure = try attempt { try deliver(dump, to: result, leakGraph) }
    } else if !dumps.problems.isEmpty {
      failure = .dataError
    } else if childStatus == 0 {
      failure = .noInput
      say(
        CommandFailure(
          .noInput, result.file, "nothing was recorded",
          advice: "did the command start a Python 3.8 or later that imports the tracked classes?"))
    }
    for dump in dumps.children {
      let status = try attempt {
        try deliver(dump, to: result.child(dump.mark), leakGraph?.child(dump.mark))
      }
      if let status, status != .dataError, status != .noInput { failure = failure ?? status }
    }
    let status = childStatus != 0 ? childStatus : failure?.rawValue ?? 0
    if status != 0 { throw ExitCode(status) }
  }

  /// - Returns: the status of a failure, which has been said.
  private func attempt(_ work: () throws -> Void) throws -> ExitStatus? {
    do {
      try work()
      return nil
    } catch {
      guard let failure = CommandFailure(known: error) else { throw error }
      say(failure)
      return failure.status
    }
  }

  private func say(_ failure: CommandFailure) {
    StandardError.write("heaphtml: \(failure.line)\n")
  }

  private func deliver(
    _ dump: RecordedDumps.Dump, to result: RecordingResult, _ leakGraph: RecordingResult?
  ) throws {
    try result.deliver(dump.path, leakGraph: dump.leakGraph, report, limits)
    guard let leakGraph else { return }
    if let recorded = dump.leakGraph {
      try leakGraph.copy(recorded)
    } else if !report.quiet {
      StandardError.write(
        "heaphtml: \(leakGraph.file.visible): no reference cycles were recorded; the program did not "
          + "come to its end\n")
    }
  }
}
