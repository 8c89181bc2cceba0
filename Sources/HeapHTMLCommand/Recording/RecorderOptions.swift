import HeapReport

/// The recorder's options, as the JSON object that it reads (Resources/recorder/README.md).
struct RecorderOptions: Sendable {
  var track: [TrackSpec] = []
  var resolutionLevel = 0
  var trace = false
  /// Between periodic snapshots; nil: none.
  var interval: SnapshotInterval?
  /// How many classes the recorder chooses to track.
  var auto = 0
  /// Whether all types are counted at each snapshot.
  var census = false
  /// What asks for a snapshot from outside.
  var snapshotOn: SnapshotSignal?
  var snapshotAtExit = true
  var follow = false
  /// Whether the whole heap is written at the end: as the dump, where nothing else is recorded.
  var heap = false
  /// What asks for the whole heap from outside.
  var heapOn: SnapshotSignal?
  /// Whether the graph of reference cycles is recorded as well.
  var findsCycles = false

  /// - Parameter folder: where everything that is recorded goes.
  func json(in folder: RecorderFolder) -> String {
    let pairs = [
      "\"dump\":\(Self.quoted(folder.dump))",
      "\"recording\":\(Self.quoted(folder.recording))",
      "\"track\":[\(track.map { Self.quoted($0.text) }.joined(separator: ","))]",
      "\"resolution_level\":\(resolutionLevel)",
      "\"trace\":\(trace)",
      "\"interval\":\(interval?.json ?? "null")",
      "\"auto\":\(auto)",
      "\"census\":\(census)",
      "\"snapshot_on\":\(snapshotOn.map { Self.quoted($0.name) } ?? "null")",
      "\"snapshot_at_exit\":\(snapshotAtExit)",
      "\"heap\":\(heap)",
      "\"heap_on\":\(heapOn.map { Self.quoted($0.name) } ?? "null")",
      // ``Delivery`` compresses them, when the program has ended.
      "\"heap_uncompressed\":true",
      "\"follow\":\(follow)",
      "\"garbage\":\(findsCycles ? Self.quoted(folder.cycleGraph) : "null")",
    ]
    return "{\(pairs.joined(separator: ","))}"
  }

  private static func quoted(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.appendJSON(text)
    return String(decoding: bytes, as: UTF8.self)
  }
}
