import Bytes
import PickleReader

/// Reads the third pickle: a dictionary of what the recorder says about the run.
///
/// Keys that are not known are passed over, and `None` is the same as nothing. The version changes
/// only when a key changes its meaning: of a later version nothing is read, and the report says so.
struct RecordReader {
  private let collector: InstanceCollector
  private var parts: RecordParts

  /// The version that is understood.
  private static let version: Int64 = 1

  /// - Parameter offset: where the pickle begins, for messages.
  init(collector: InstanceCollector, offset: Int, _ limits: InputLimits, byteCount: Int) {
    self.collector = collector
    parts = RecordParts(offset: offset, limits, byteCount: byteCount)
  }

  mutating func read(
    _ root: Value, in graph: borrowing PickleGraph
  ) throws(LoadError) -> RecordContents {
    let values = try parts.members(root, in: graph)
    guard let version = try parts.whole(values, "heapmonitor", in: graph), version > 0 else {
      throw parts.wrong("heapmonitor", "has no version")
    }
    var contents = RecordContents()
    guard version == Self.version else {
      contents.run.notes = [
        "The dump has a record of the run in version \(version), which this heaphtml does not read."
      ]
      return contents
    }
    contents.run = try run(values, in: graph)
    contents.births = try births(values, in: graph)
    contents.holders = try HoldersReader.read(values, &parts, in: graph)
    contents.contents = try ContentsReader.read(values, &parts, in: graph)
    contents.samples = try SamplesReader.read(values, &parts, in: graph)
    contents.shared = try SharedReader.read(values, &parts, in: graph)
    contents.shortLived = try counted(values, "short_lived", areAlive: false, in: graph)
    contents.shortLived += try counted(values, "living", areAlive: true, in: graph)
    contents.shortLivedAt = try shortLivedAt(values, in: graph)
    contents.census = try CensusReader.read(values["census"], &parts, in: graph)
    return contents
  }

  private mutating func run(
    _ values: [String: Value], in graph: borrowing PickleGraph
  ) throws(LoadError) -> RunRecord {
    var run = RunRecord()
    run.recorder = try parts.text(values, "recorder", in: graph)
    run.python = try parts.text(values, "python", in: graph)
    run.implementation = try parts.text(values, "implementation", in: graph)
    run.platform = try parts.text(values, "platform", in: graph)
    run.command = try parts.texts(values, "command", in: graph)
    run.processID = try parts.count(values, "pid", in: graph)
    run.started = try parts.number(values, "started", in: graph)
    run.duration = try parts.amount(values, "duration", in: graph)
    run.interval = try parts.amount(values, "interval", in: graph)
    run.ending = try parts.text(values, "ended", in: graph).map(Self.ending)
    run.notes = try parts.texts(values, "notes", in: graph)
    for row in try parts.rows(values, "unseen", of: 2, in: graph) {
      run.unseen.append(
        RunRecord.UnseenClass(
          name: try parts.text(row[0], "unseen", in: graph),
          reason: try parts.text(row[1], "unseen", in: graph)))
    }
    return run
  }

  private static func ending(_ text: String) -> RunRecord.Ending {
    switch text {
    case "exit": .exit
    case "exec": .exec
    case "killed": .killed
    case "running": .running
    default: .other(text)
    }
  }

  /// A kind of a later recorder is passed over.
  private mutating func births(
    _ values: [String: Value], in graph: borrowing PickleGraph
  ) throws(LoadError) -> [(name: String, births: BirthRecording)] {
    var births: [(name: String, births: BirthRecording)] = []
    var seen: Set<[UInt8]> = []
    for row in try parts.rows(values, "births", of: 3, in: graph) {
      let name = try parts.text(row[0], "births", in: graph)
      let kind = try parts.text(row[1], "births", in: graph)
      let reason = row[2].isNone ? nil : try parts.text(row[2], "births", in: graph)
      guard seen.insert(Array(name.utf8)).inserted else {
        throw parts.wrong("births", "names a class twice")
      }
      guard let kind = BirthRecording.Kind(rawValue: kind) else { continue }
      births.append((name, BirthRecording(kind, reason: reason)))
    }
    return births
  }

  private mutating func shortLivedAt(
    _ values: [String: Value], in graph: borrowing PickleGraph
  ) throws(LoadError) -> [(name: String, counts: [Int])] {
    var all: [(name: String, counts: [Int])] = []
    var seen: Set<[UInt8]> = []
    for row in try parts.rows(values, "short_lived_at", of: 2, in: graph) {
      let name = try parts.text(row[0], "short_lived_at", in: graph)
      guard seen.insert(Array(name.utf8)).inserted else {
        throw parts.wrong("short_lived_at", "names a class twice")
      }
      var counts: [Int] = []
      for item in try parts.items(row[1], "short_lived_at", in: graph) {
        counts.append(Int(try parts.count(item, "short_lived_at", in: graph)))
      }
      all.append((name, counts))
    }
    return all
  }

  /// Instances that were only counted, dead or alive.
  private mutating func counted(
    _ values: [String: Value], _ key: String, areAlive: Bool, in graph: borrowing PickleGraph
  ) throws(LoadError) -> [(name: String, instances: ShortLived)] {
    var all: [(name: String, instances: ShortLived)] = []
    for row in try parts.rows(values, key, of: 3, in: graph) {
      let count = Int(try parts.count(row[2], key, in: graph))
      all.append(
        (
          try parts.text(row[0], key, in: graph),
          ShortLived(
            trace: try collector.trace(row[1], in: graph, at: parts.offset), count: count,
            alive: areAlive ? count : 0)
        ))
    }
    return all
  }
}
