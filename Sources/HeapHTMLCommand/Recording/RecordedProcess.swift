import System

/// What the recorder says about one process that it recorded: a line of `recording.json`.
///
/// The recorded program may have written anything there, so nothing in it is trusted: files are
/// named without their folder, and what does not fit together is nil.
struct RecordedProcess: Equatable, Sendable {
  /// How far the recording of a process came.
  enum State: String, Sendable {
    /// It was not ended by the recorder: it was killed, or still runs.
    case running
    /// It ended while it wrote its dump.
    case writing
    /// The dump is complete, or there was nothing to write.
    case finished
    /// The dump could not be written.
    case failed
  }

  /// Tells processes apart; numbers come back when a process becomes another program.
  struct Identity: Hashable, Sendable {
    var number: Int64
    /// Nanoseconds since 1970.
    var started: Int64
  }

  var identity: Identity
  /// Whether its dump is that of the command itself.
  var isMain: Bool
  var state: State
  /// When it began, in the system's ticks; nil: not known.
  var born: Int64?
  /// The Python that recorded it; absolute.
  var python: String?
  var dump: String?
  var journal: String?
  /// The graph of reference cycles.
  var graph: String?
  /// What a person should know, one line each.
  var notes: [String]
  /// Classes that are worth a look, as --track takes them.
  var suggested: [String]
  /// The name of the signal that asks it for a snapshot, as ``SnapshotSignal``; nil: none does.
  var snapshotSignal: String?
  /// How many snapshots it has taken on that signal.
  var snapshots: Int64

  /// The name of the signal that asks it for its heap; nil: none does.
  var heapSignal: String?
  /// How many heaps it was asked for.
  var heapsAsked: Int64
  /// The heaps that are complete, beside its dump.
  var heaps: [WrittenHeap]

  /// The version of the lines that are understood.
  static let version: Int64 = 1

  /// Whether it has not ended.
  var isRunning: Bool {
    (state == .running || state == .writing) && OtherProcess.isRunning(identity.number, born: born)
  }

  /// Seconds from its beginning until now, as text: `0.2 s`.
  var age: String {
    let tenths = max(0, Clock.now - identity.started) / 100_000_000
    return "\(tenths / 10).\(tenths % 10) s"
  }

  /// - Returns: nil when a member is missing or of another kind.
  init?(_ members: [String: JSONValue]) {
    guard let number = members["pid"]?.integer, number > 0,
      let started = members["started"]?.integer, let isMain = members["main"]?.bool,
      let state = members["state"]?.text.flatMap(State.init(rawValue:)),
      let notes = members["notes"]?.array
    else { return nil }
    identity = Identity(number: number, started: started)
    self.isMain = isMain
    born = members["born"]?.integer
    self.state = state
    python = members["python"]?.text.flatMap { $0.hasPrefix("/") ? $0 : nil }
    dump = RecordedFile.name(members["dump"])
    journal = RecordedFile.name(members["journal"])
    graph = RecordedFile.name(members["graph"])
    self.notes = notes.compactMap(\.text)
    suggested = members["suggested"]?.array?.compactMap(\.text) ?? []
    snapshotSignal = members["snapshot_on"]?.text
    snapshots = members["snapshots"]?.integer ?? 0
    heapSignal = members["heap_on"]?.text
    heapsAsked = members["heaps"]?.integer ?? 0
    heaps = members["heap_files"]?.array?.compactMap(WrittenHeap.init) ?? []
  }
}
