import System

/// Passes requests for a snapshot on to the recorded processes, and says which were answered.
///
/// The command itself may be a shell or a build tool, which such a signal would kill.
struct SnapshotRequests {
  let signal: SnapshotSignal
  let folder: RecorderFolder
  let console: Console
  /// The snapshots of each process that were told about.
  private var told: [RecordedProcess.Identity: Int64] = [:]

  /// Milliseconds until a snapshot that is not there yet is told about with the next request.
  private static let patience: UInt32 = 1_000

  init(_ signal: SnapshotSignal, in folder: RecorderFolder, _ console: Console) {
    self.signal = signal
    self.folder = folder
    self.console = console
  }

  /// Tells a person at a terminal how to ask.
  func explain() {
    console.showHint("kill -\(signal.name) \(ThisProcess.number) takes a snapshot")
  }

  /// - Parameter isSent: whether the processes of the command have got the signal already.
  mutating func pass(isSent: Bool) {
    let asked = listening
    guard !asked.isEmpty else {
      console.report("\(signal.name): no Python that is recorded waits for it")
      return
    }
    if !isSent {
      for process in asked { OtherProcess.send(signal.number, to: process.identity.number) }
    }
    var waiting = Set(asked.map(\.identity))
    var waited: UInt32 = 0
    while true {
      for process in listening where tell(process, of: asked.count) {
        waiting.remove(process.identity)
      }
      guard !waiting.isEmpty else { return }
      guard waited < Self.patience else { break }
      Clock.wait(milliseconds: 20)
      waited += 20
    }
    let numbers = waiting.map { "\($0.number)" }.sorted().joined(separator: ", ")
    console.warn("\(signal.name): not answered yet by process \(numbers)")
  }

  /// The program can write to that file, and may have given up rights that we have: it must not
  /// choose whom we signal.
  private var listening: [RecordedProcess] {
    RecordingFile.read(folder.recording).processes.filter {
      $0.state == .running && $0.snapshotSignal == signal.name && $0.isRunning
        && (!FileSystem.isForRoot || OtherProcess.isDescendant($0.identity.number))
    }
  }

  /// - Returns: whether it has taken a snapshot that nothing was said about.
  private mutating func tell(_ process: RecordedProcess, of count: Int) -> Bool {
    let before = told[process.identity] ?? 0
    guard process.snapshots > before else { return false }
    told[process.identity] = process.snapshots
    let whose = count > 1 ? " of process \(process.identity.number)" : ""
    for number in max(before, process.snapshots - 9)..<process.snapshots {
      console.warn("snapshot \(signal.name) #\(number + 1)\(whose)")
    }
    return true
  }
}
