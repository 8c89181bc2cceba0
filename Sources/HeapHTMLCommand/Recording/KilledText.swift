import System

/// What a person is told about processes that ended without the recorder's doing.
struct KilledText {
  /// How the command ended; nil: not known.
  let ending: ChildProcess.Ending?
  /// Whether snapshots were taken again and again.
  let isPeriodic: Bool
  /// The file that should have got the reference cycles.
  let cyclesFile: String?

  /// - Returns: a line for the command's own process, and one for all that were followed.
  func lines(_ killed: [RecordedProcess]) -> [String] {
    var lines: [String] = []
    if let main = killed.first(where: \.isMain) { lines.append(line(main)) }
    let others = killed.count { !$0.isMain }
    if others > 0 {
      let processes =
        others == 1
        ? "a process that was followed was" : "\(others) processes that were followed were"
      lines.append(
        "\(processes) killed, or ended without the recorder; what was recorded until then is shown")
    }
    return lines
  }

  private func line(_ process: RecordedProcess) -> String {
    let cycles = cyclesFile.map { ", no reference cycles were recorded (\($0))" } ?? ""
    let shown =
      isPeriodic
      ? "it is shown up to its last snapshot\(cycles)"
      : "births up to then are shown\(cycles); --interval adds snapshots"
    return "\(reason(process)) after \(process.age); \(shown)"
  }

  private func reason(_ process: RecordedProcess) -> String {
    guard let ending, ending.process == process.identity.number else {
      return "process \(process.identity.number) was killed, or ended without the recorder,"
    }
    guard let signal = ending.signal else { return "the program ended without the recorder" }
    let example = signal == SIGKILL ? " (for example out of memory)" : ""
    return "the program was killed by \(SignalName.of(signal))\(example)"
  }
}
