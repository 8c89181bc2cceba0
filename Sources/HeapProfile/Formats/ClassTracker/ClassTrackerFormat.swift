import Bytes
import PickleReader

/// A dump of Pympler's `ClassTracker` (0.1 to 1.1, `Stats.dump_stats`) or of the Heapmonitor of 2008
/// (`dump_stats`): two pickles back to back, the index of tracked objects and the snapshots.
struct ClassTrackerFormat: DumpFormat {
  let name = "a ClassTracker dump"

  /// The first byte is an opcode that can begin a pickle.
  func recognises(_ beginning: [UInt8]) -> Bool {
    beginning.first.flatMap(Opcode.init(rawValue:))?.canBeginPickle == true
  }

  func read(_ input: DumpInput, filling builder: consuming ProfileBuilder) throws(LoadError)
    -> ProfileBuilder
  {
    var reader = PickleReader(input.source, limits: input.limits)
    let collector = InstanceCollector(filling: builder, position: input.position)
    let index = try readIndex(&reader, collector, input)
    collector.forgetValues()
    let snapshots = try readSnapshots(&reader, collector, input)
    builder = collector.finish()
    for entry in index { builder.addClass(entry.name, instances: entry.rows) }
    for snapshot in snapshots { builder.add(snapshot) }
    return builder
  }

  func advice(for code: LoadError.Code) -> String? {
    switch code {
    case .truncated: "the dump is not whole: was it copied completely?"
    case .damaged, .unrecognised: "is this a Pympler or Heapmonitor dump?"
    case .notADump: "heaphtml reads what ClassTracker.stats.dump_stats() writes"
    case .malformed, .inconsistent: "the dump is damaged"
    case .empty, .limitExceeded, .outOfMemory: nil
    }
  }

  private func readIndex(
    _ reader: inout PickleReader, _ collector: InstanceCollector, _ input: DumpInput
  ) throws(LoadError) -> [IndexEntry] {
    let pickle = try next(&reader, collector)
    return try IndexEntry.read(
      pickle.root, of: collector.instanceCount, in: pickle.graph,
      SharingBudget(input.limits, byteCount: input.source.count))
  }

  private func readSnapshots(
    _ reader: inout PickleReader, _ collector: InstanceCollector, _ input: DumpInput
  ) throws(LoadError) -> [Snapshot] {
    if reader.isAtEnd {
      throw LoadError(
        .notADump, at: reader.offset,
        "the index of tracked objects is there, the snapshots behind it are missing")
    }
    let start = reader.offset
    let pickle = try next(&reader, collector)
    var snapshots = SnapshotReader(
      collector: collector, offset: start, input.limits, byteCount: input.source.count)
    return try snapshots.read(pickle.root, in: pickle.graph)
  }

  /// The next pickle; of an instance that was refused the collector knows why.
  private func next(_ reader: inout PickleReader, _ collector: InstanceCollector)
    throws(LoadError) -> Pickle
  {
    do throws(PickleError) {
      return try reader.next(collector: collector)
    } catch {
      throw collector.refusal ?? LoadError(error)
    }
  }
}
