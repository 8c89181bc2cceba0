import Bytes
import PickleReader

/// A dump of Pympler's `ClassTracker` (0.1 to 1.1, `Stats.dump_stats`) or of the Heapmonitor of 2008
/// (`dump_stats`): two pickles back to back, the index of tracked objects and the snapshots. heaphtml's
/// recorder adds a third, the record of the run.
struct ClassTrackerFormat: DumpFormat {
  let name = "a ClassTracker dump"

  /// Opcodes that a dictionary, or anything that could be meant for one, begins with.
  private static let first: Set<Opcode> = [
    .proto, .mark, .emptyDict, .emptyList, .emptyTuple, .global,
  ]

  func recognises(_ beginning: [UInt8]) -> Bool {
    beginning.first.flatMap(Opcode.init(rawValue:)).map(Self.first.contains) == true
  }

  func read(_ input: DumpInput, filling builder: consuming ProfileBuilder) throws(LoadError)
    -> ProfileBuilder
  {
    var pickles = DumpPickles(input, filling: builder)
    do throws(LoadError) {
      let index = try pickles.readIndex()
      let snapshots = try pickles.readSnapshots()
      let record = try pickles.readRecord()
      builder = pickles.finish()
      for entry in index { builder.addClass(entry.name, instances: entry.rows) }
      for snapshot in snapshots { builder.add(snapshot) }
      try record?.fill(&builder)
    } catch {
      throw pickles.bytes.flatMap { DumpSurroundings(input).around($0) } ?? error
    }
    if pickles.end < input.source.count {
      throw DumpSurroundings(input).after(pickles.end)
    }
    return builder
  }

  func advice(for code: LoadError.Code) -> String? {
    switch code {
    case .truncated: "the dump is incomplete; was it copied completely?"
    case .damaged: "is this a Pympler or Heapmonitor dump?"
    case .notADump, .unrecognised:
      "heaphtml reads dumps that ClassTracker.stats.dump_stats() writes"
    case .malformed, .inconsistent: "the dump is damaged"
    case .empty, .surrounded, .limitExceeded, .outOfMemory: nil
    }
  }
}
