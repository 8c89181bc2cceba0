import ArgumentParser

/// The end of a recording: the command has ended, its dumps are to be delivered.
struct Recording {
  let folder: RecorderFolder
  let result: RecordingResult
  let report: ReportOptions

  /// Delivers what was recorded and ends with the command's own status.
  func finish(_ child: ChildProcess) throws {
    let dumps = RecordedDumps(in: folder)
    if !report.quiet {
      for note in dumps.notes { StandardError.write("heaphtml: \(note.visible)\n") }
    }
    if let dump = dumps.main {
      try result.deliver(dump, report)
    } else if child.status == 0 {
      throw CommandFailure(
        .noInput, result.file, "nothing was recorded",
        advice: "did the command start a Python 3.8 or later that imports the tracked classes?")
    }
    for (mark, path) in dumps.children { try result.child(mark).deliver(path, report) }
    if child.status != 0 { throw ExitCode(child.status) }
  }
}
