import ArgumentParser
import VisibleText

/// The end of a recording: the command has ended, its dumps are to be delivered.
struct Recording {
  let folder: RecorderFolder
  let result: RecordingResult
  let report: ReportOptions
  let limits: ReadingLimits
  /// Where the graph of reference cycles goes, if it is wanted.
  var leakGraph: RecordingResult?

  /// Delivers what was recorded and ends with the command's own status.
  func finish(_ child: ChildProcess) throws {
    let dumps = RecordedDumps(in: folder)
    if !report.quiet {
      for note in dumps.notes { StandardError.write("heaphtml: \(note.visible)\n") }
    }
    if let dump = dumps.main {
      try deliver(dump, of: dumps, to: result, leakGraph)
    } else if child.status == 0 {
      throw CommandFailure(
        .noInput, result.file, "nothing was recorded",
        advice: "did the command start a Python 3.8 or later that imports the tracked classes?")
    }
    for (mark, path) in dumps.children {
      try deliver(path, of: dumps, to: result.child(mark), leakGraph?.child(mark))
    }
    if child.status != 0 { throw ExitCode(child.status) }
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
