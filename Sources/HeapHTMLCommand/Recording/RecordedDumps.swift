import System

/// What a recording has left in its folder, according to `recording.json`.
struct RecordedDumps {
  /// The dump of one process; its files exist.
  struct Dump {
    /// What tells the dumps of child processes apart: the process number, and, from its second
    /// program on, a further number.
    var mark: String
    var path: String
    /// The graph of reference cycles that was recorded with it.
    var cycleGraph: String?
  }

  /// The dump of the command itself, if anything was recorded.
  private(set) var main: Dump?
  private(set) var children: [Dump] = []
  /// The recorder's notes: one line for every class that it did not find.
  private(set) var notes: [String] = []
  /// What is missing, or not as it should be, and why: one line each.
  private(set) var problems: [String] = []

  private let folder: RecorderFolder

  /// Reads what there is. Where a process was killed before it could write its dump, a dump is made
  /// from its journal.
  static func collect(in folder: RecorderFolder) -> RecordedDumps {
    var dumps = RecordedDumps(folder: folder)
    dumps.collect()
    return dumps
  }

  private init(folder: RecorderFolder) {
    self.folder = folder
  }

  private mutating func collect() {
    let file = RecordingFile.read(folder.recording)
    if let problem = file.problem { problems.append("recording.json: \(problem)") }
    var programs: [Int64: Int] = [:]
    var recovered: Set<String> = []
    for process in file.processes {
      if process.state != .finished, let journal = process.journal,
        recovered.insert(journal).inserted
      {
        recover(process, journal)
      }
      if process.isMain { notes = process.notes }  // the last one speaks for the command
      let number = process.identity.number
      guard let path = present(process.dump) else { continue }
      var dump = Dump(mark: "\(number)", path: path, cycleGraph: present(process.graph))
      if process.isMain {
        main = dump
      } else {
        let program = programs[number, default: 0] + 1
        programs[number] = program
        if program > 1 { dump.mark += "-\(program)" }
        children.append(dump)
      }
    }
  }

  /// The path of a file in the folder, if it is there and a file.
  private func present(_ name: String?) -> String? {
    guard let name else { return nil }
    let path = "\(folder.path)/\(name)"
    return FileSystem.isRegular(path) ? path : nil
  }

  /// Lets the Python that wrote a journal make a dump from it.
  private mutating func recover(_ process: RecordedProcess, _ journal: String) {
    guard let journal = present(journal), let dump = process.dump,
      let python = process.python
    else { return }
    let command = [python, "-m", "heapmonitor.journal", journal, "\(folder.path)/\(dump)"]
    do {
      let status = try ChildProcess.run(
        command, environment: ["PYTHONPATH": folder.pythonPath(startup: false)],
        forwardsSignals: false)
      guard status == 0 else { return }  // it has said why
    } catch {
      problems.append(CommandFailure(error, command).line)
      return
    }
    if process.state == .writing {
      problems.append(
        "process \(process.identity.number) ended while it wrote its dump; its journal was read "
          + "instead")
    }
  }
}
