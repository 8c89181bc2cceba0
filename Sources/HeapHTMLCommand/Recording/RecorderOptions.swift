import HeapReport

/// What the recorder is told, as the JSON object that it reads (Resources/recorder/README.md).
struct RecorderOptions: Sendable {
  /// Where the dump goes; absolute.
  var dump: String
  /// Where the recorder tells what it recorded; absolute.
  var recording: String
  var track: [TrackSpec] = []
  var resolutionLevel = 0
  var trace = false
  /// Seconds between periodic snapshots; nil: none.
  var interval: Double?
  var snapshotAtExit = true
  var follow = false
  /// Where the graph of reference cycles goes; nil: none.
  var garbage: String?

  init(in folder: RecorderFolder) {
    dump = folder.dump
    recording = folder.recording
  }

  var json: String {
    let pairs = [
      "\"dump\":\(Self.quoted(dump))",
      "\"recording\":\(Self.quoted(recording))",
      "\"track\":[\(track.map { Self.quoted($0.text) }.joined(separator: ","))]",
      "\"resolution_level\":\(resolutionLevel)",
      "\"trace\":\(trace)",
      "\"interval\":\(interval.map { "\($0)" } ?? "null")",
      "\"snapshot_at_exit\":\(snapshotAtExit)",
      "\"follow\":\(follow)",
      "\"garbage\":\(garbage.map(Self.quoted) ?? "null")",
    ]
    return "{\(pairs.joined(separator: ","))}"
  }

  private static func quoted(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.appendJSON(text)
    return String(decoding: bytes, as: UTF8.self)
  }
}
