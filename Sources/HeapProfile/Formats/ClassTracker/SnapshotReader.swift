import Bytes
import Measures
import PickleReader

/// Reads the second pickle: the list of `Snapshot` (2008: `Footprint`) instances.
struct SnapshotReader {
  let collector: InstanceCollector
  /// Where the pickle begins, for messages.
  let offset: Int
  private var strings: StringCache
  private var budget: SharingBudget
  private var processes: [Value: ProcessMemory] = [:]

  init(collector: InstanceCollector, offset: Int, _ limits: InputLimits, byteCount: Int) {
    self.collector = collector
    self.offset = offset
    strings = StringCache(limits, byteCount: byteCount)
    budget = SharingBudget(limits, byteCount: byteCount)
  }

  mutating func read(_ root: Value, in graph: borrowing PickleGraph) throws(LoadError) -> [Snapshot]
  {
    guard let elements = graph.sequence(root) else {
      throw LoadError(
        .notADump, at: offset,
        "the index is followed by \(graph.describe(root)), not by the list of snapshots")
    }
    var snapshots: [Snapshot] = []
    var seen: Set<Value> = []
    for element in elements {
      guard let instance = graph.instance(element),
        collector.dumpClass(instance.type, in: graph) == .snapshot
      else {
        throw LoadError(
          .notADump, at: offset, "a snapshot is \(graph.describe(element))")
      }
      guard seen.insert(element).inserted else {
        throw LoadError(.malformed, at: offset, "the list of snapshots holds one snapshot twice")
      }
      snapshots.append(try snapshot(instance.state, in: graph))
    }
    return snapshots
  }

  private mutating func snapshot(
    _ state: Value, in graph: borrowing PickleGraph
  ) throws(LoadError) -> Snapshot {
    let attributes = try Attributes(state, in: graph, &budget, at: offset)
    guard let timestamp = attributes.value("timestamp").flatMap({ graph.number($0) }),
      timestamp.isFinite
    else {
      throw .unexpected(at: offset, "a snapshot has no finite timestamp")
    }
    let system = attributes.value("system_total") ?? .none
    var process = try processMemory(system, in: graph)
    if let virtual = graph.integer(system), virtual > 0 {
      process.virtual = ByteCount(virtual)  // Heapmonitor stored the virtual size alone
    }
    return Snapshot(
      timestamp: timestamp,
      description: try strings.string(
        attributes.value("desc") ?? .none, in: graph, at: offset) ?? "",
      trackedTotal: try total(attributes, "tracked_total", in: graph) ?? 0,
      // Pympler leaves 0 when compute_total was not asked for: not measured, not zero.
      measurableTotal: try total(attributes, "asizeof_total", in: graph).flatMap {
        $0 > 0 ? $0 : nil
      },
      overhead: try total(attributes, "overhead", in: graph),
      process: process)
  }

  /// What the operating system said; snapshots may share it.
  private mutating func processMemory(
    _ value: Value, in graph: borrowing PickleGraph
  ) throws(LoadError) -> ProcessMemory {
    if let known = processes[value] { return known }
    let process = try ProcessMemoryReader.read(
      value, strings: &strings, &budget, in: graph, at: offset)
    processes[value] = process
    return process
  }

  private func total(
    _ attributes: Attributes, _ name: String, in graph: borrowing PickleGraph
  ) throws(LoadError) -> ByteCount? {
    guard let value = attributes.value(name), !value.isNone else { return nil }
    guard let number = graph.integer(value), number >= 0 else {
      throw .unexpected(
        at: offset, "the \(name) of a snapshot is not an integer from 0 to 2^63-1")
    }
    return ByteCount(number)
  }
}
