import Measures
import System

/// Passes requests for a snapshot or a heap on to the recorded processes, and says which were answered.
///
/// The command itself may be a shell or a build tool, which such a signal would kill.
struct SignalRequests {
  /// What is asked for.
  enum Subject: Sendable {
    case snapshot
    case heap
  }

  let subject: Subject
  let signal: SnapshotSignal
  let folder: RecorderFolder
  let console: Console
  /// The answers of each process that were told about.
  private var told: [RecordedProcess.Identity: Int64] = [:]
  /// Who had not answered when we stopped waiting.
  private var late: Set<RecordedProcess.Identity> = []

  /// Milliseconds until an answer that is not there yet is told about with the next request.
  private var patience: UInt32 { subject == .snapshot ? 1_000 : 5_000 }

  init(
    _ subject: Subject, _ signal: SnapshotSignal, in folder: RecorderFolder, _ console: Console
  ) {
    self.subject = subject
    self.signal = signal
    self.folder = folder
    self.console = console
  }

  /// Tells a person at a terminal how to ask.
  func explain() {
    let answer = subject == .snapshot ? "takes a snapshot" : "writes the heap"
    console.showHint("kill -\(signal.name) \(ThisProcess.number) \(answer)")
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
      guard waited < patience else { break }
      Clock.wait(milliseconds: 20)
      waited += 20
    }
    late.formUnion(waiting)
    let numbers = waiting.map { "\($0.number)" }.sorted().joined(separator: ", ")
    console.warn("\(signal.name): not answered yet by process \(numbers)")
  }

  /// Tells of the answers that came later than they were waited for, when the command has ended.
  mutating func finish() {
    let processes = RecordingFile.read(folder.recording).processes.filter {
      late.contains($0.identity)
    }
    for process in processes { _ = tell(process, of: processes.count) }
  }

  /// The program can write to that file, and may have given up rights that we have: it must not
  /// choose whom we signal.
  private var listening: [RecordedProcess] {
    RecordingFile.read(folder.recording).processes.filter {
      $0.state == .running && signalName(of: $0) == signal.name && $0.isRunning
        && (!FileSystem.isForRoot || OtherProcess.isDescendant($0.identity.number))
    }
  }

  private func signalName(of process: RecordedProcess) -> String? {
    subject == .snapshot ? process.snapshotSignal : process.heapSignal
  }

  /// - Returns: whether it has given an answer that nothing was said about.
  private mutating func tell(_ process: RecordedProcess, of count: Int) -> Bool {
    let before = told[process.identity] ?? 0
    let answers = subject == .snapshot ? process.snapshots : process.heapsAsked
    guard answers > before else { return false }
    told[process.identity] = answers
    let whose = count > 1 ? " of process \(process.identity.number)" : ""
    for number in max(before, answers - 9)..<answers {
      console.warn(line(number + 1, of: process, whose))
    }
    return true
  }

  private func line(_ number: Int64, of process: RecordedProcess, _ whose: String) -> String {
    guard subject == .heap else { return "snapshot \(signal.name) #\(number)\(whose)" }
    let name = "heap \(signal.name) #\(number)\(whose)"
    guard let heap = process.heaps.first(where: { $0.mark == "\(signal.name)-\(number)" }) else {
      return "\(name): it could not be written"
    }
    return "\(name): \(heap.standstill)"
  }
}
