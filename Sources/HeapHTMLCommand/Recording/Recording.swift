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
      switch error {
      case .start(let reason):
        throw CommandFailure(.noInput, command[0], "cannot be started: \(reason.reason)")
      case .wait(let reason): throw CommandFailure(.software, command[0], reason.reason)
      }
    }
  }

  /// Delivers what was recorded and ends with the command's own status.
  func finish(_ status: Int32) throws {
    let dumps = RecordedDumps(in: folder)
    if !report.quiet {
      for note in dumps.notes { StandardError.write("heaphtml: \(note.visible)\n") }
    }
    if let dump = dumps.main {
      try deliver(dump, of: dumps, to: result, leakGraph)
    } else if status == 0 {
      throw CommandFailure(
        .noInput, result.file, "nothing was recorded",
        advice: "did the command start a Python 3.8 or later that imports the tracked classes?")
    }
    for (mark, path) in dumps.children {
      try deliver(path, of: dumps, to: result.child(mark), leakGraph?.child(mark))
    }
    if status != 0 { throw ExitCode(status) }
  }

  private func deliver(
    _ dump: String, of dumps: RecordedDumps, to result: RecordingResult,
    _ leakGraph: RecordingResult?
  ) throws {
    let recorded = dumps.leakGraph(of: dump)
    try result.deliver(dump, leakGraph: recorded, report, limits)
    guard let leakGraph else { return }
    if let recorded {
      try leakGraph.copy(recorded)
    } else if !report.quiet {
      StandardError.write(
        "heaphtml: \(leakGraph.file.visible): no reference cycles were recorded; the program did not "
          + "come to its end\n")
    }
  }
}
