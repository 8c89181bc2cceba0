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
    /// The whole heap of the process at its end.
    var heap: String?
  }

  /// The dump of the command itself, if anything was recorded.
  private(set) var main: Dump?
  private(set) var children: [Dump] = []
  /// Whole heaps: those of signals, and of processes that have no dump to go with.
  private(set) var heaps: [Dump] = []
  /// The recorder's notes: one line for every class that it did not find.
  private(set) var notes: [String] = []
  /// Classes that the recorder chose by itself, as --track takes them.
  private(set) var suggested: [String] = []
  /// What is missing, or not as it should be, and why: one line each.
  private(set) var problems: [String] = []
  /// Numbers of the processes that still run, and write to the folder.
  private(set) var running: [Int64] = []
  /// What ended without the recorder's doing: killed, most likely. The command's own is first.
  private(set) var killed: [RecordedProcess] = []
  /// How many Pythons were not recorded.
  private(set) var unrecordedCount = 0
  /// Whether the command's own Python was recorded, with or without a dump.
  private(set) var hasMain = false

  private let folder: RecorderFolder
  private let runsNamedPython: Bool

  /// Reads what there is. Where a process was killed before it could write its dump, a dump is made
  /// from its journal.
  ///
  /// - Parameter isOurs: whether only this user could write there; else nothing that is named there is
  ///   run.
  static func collect(in folder: RecorderFolder, isOurs: Bool) -> RecordedDumps {
    var dumps = RecordedDumps(folder: folder, runsNamedPython: isOurs)
    dumps.collect()
    return dumps
  }

  private init(folder: RecorderFolder, runsNamedPython: Bool) {
    self.folder = folder
    self.runsNamedPython = runsNamedPython
  }

  private mutating func collect() {
    let file = RecordingFile.read(folder.recording)
    if let problem = file.problem { problems.append("recording.json: \(problem)") }
    unrecordedCount = file.unrecorded.count
    var programs: [Int64: Int] = [:]
    var recovered: Set<String> = []
    for process in file.processes {
      hasMain = hasMain || process.isMain
      let number = process.identity.number
      if process.isRunning {
        running.append(number)
        continue
      }
      if process.state == .writing, let path = present(process.dump),
        CapturedHeap(at: path) != nil
      {
        problems.append(
          "process \(number) ended while it wrote its heap; --salvage shows what is whole in it")
      } else if process.state != .finished, let journal = process.journal,
        recovered.insert(journal).inserted
      {
        recover(process, journal)
      }
      if process.isMain { notes = process.notes }  // the last one speaks for the command
      suggested += process.suggested.filter { !suggested.contains($0) }
      guard let path = present(process.dump) else {
        addHeaps(process.heaps, of: process)
        continue
      }
      if process.state == .running {
        killed.insert(process, at: process.isMain ? 0 : killed.endIndex)
      }
      var dump = Dump(mark: "\(number)", path: path, cycleGraph: present(process.graph))
      dump.heap = present(process.heaps.first(where: \.isOfTheEnd)?.file)
      addHeaps(process.heaps.filter { !$0.isOfTheEnd }, of: process)
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

  private mutating func addHeaps(_ written: [WrittenHeap], of process: RecordedProcess) {
    for heap in written {
      guard let path = present(heap.file) else { continue }
      let mark = process.isMain ? heap.mark : "\(process.identity.number)-\(heap.mark)"
      heaps.append(Dump(mark: mark, path: path))
    }
  }

  /// The heaps that go to a place of their own.
  ///
  /// - Parameter isReport: whether the dumps become reports, which then have the heaps of their processes.
  func heaps(isReport: Bool) -> [Dump] {
    if isReport { return heaps }
    let beside = ([main].compactMap(\.self) + children).compactMap { dump in
      dump.heap.map {
        Dump(mark: dump.path == main?.path ? "heap" : "\(dump.mark)-heap", path: $0)
      }
    }
    return beside + heaps
  }

  /// The path of a file in the folder, if it is there and a file.
  private func present(_ name: String?) -> String? {
    guard let name else { return nil }
    let path = "\(folder.data)/\(name)"
    return FileSystem.isRegular(path) ? path : nil
  }

  /// Lets the Python that wrote a journal make a dump from it. It imports nothing but the recorder and
  /// its own library, whatever the current folder and the environment have.
  private mutating func recover(_ process: RecordedProcess, _ journal: String) {
    guard let journal = present(journal), let dump = process.dump else { return }
    let program =
      "import sys; sys.path.insert(0, sys.argv.pop(1)); "
      + "from heapmonitor.journal import main; sys.exit(main(sys.argv[1:]))"
    let command = [
      (runsNamedPython ? process.python : nil) ?? "python3", "-I", "-S", "-B", "-c", program,
      folder.path, journal,
      "\(folder.data)/\(dump)",
    ]
    do {
      let status = try ChildProcess.help(command)
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
