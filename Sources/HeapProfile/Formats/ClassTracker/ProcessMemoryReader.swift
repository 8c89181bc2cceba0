import Measures
import PickleReader

/// Reads `Snapshot.system_total`: one of Pympler's `ProcessMemoryInfo` classes, of which each
/// platform has its own.
enum ProcessMemoryReader {
  static func read(
    _ value: Value, strings: inout StringCache, _ budget: inout SharingBudget,
    in graph: borrowing PickleGraph, at offset: Int
  ) throws(LoadError) -> ProcessMemory {
    var memory = ProcessMemory()
    guard let instance = graph.instance(value) else { return memory }
    let attributes = try Attributes(instance.state, in: graph, &budget, at: offset)
    let isAvailable = attributes.value("available")?.boolean
    if isAvailable == false { return memory }
    memory.isAvailable = isAvailable == true
    memory.virtual = positive(attributes, "vsz", in: graph)
    memory.resident = positive(attributes, "rss", in: graph)
    memory.pageFaults = number(attributes, "pagefaults", in: graph)
    memory.dataSegment = positive(attributes, "data_segment", in: graph)
    memory.codeSegment = positive(attributes, "code_segment", in: graph)
    memory.sharedSegment = positive(attributes, "shared_segment", in: graph)
    memory.stackSegment = positive(attributes, "stack_segment", in: graph)
    let details = attributes.value("os_specific") ?? .none
    let bytes = (graph.sequence(details)?.count ?? 0) * MemoryLayout<ProcessMemory.Detail>.stride
    try budget.spend(bytes, free: FreeSharing.details, at: offset)
    memory.platform = try self.details(details, strings: &strings, in: graph, at: offset)
    return memory
  }

  private static func number(
    _ attributes: Attributes, _ name: String, in graph: borrowing PickleGraph
  ) -> Int64? {
    guard let number = attributes.value(name).flatMap({ graph.integer($0) }), number >= 0 else {
      return nil
    }
    return number
  }

  /// Zero bytes is how the recorder says that the platform did not tell.
  private static func positive(
    _ attributes: Attributes, _ name: String, in graph: borrowing PickleGraph
  ) -> ByteCount? {
    number(attributes, name, in: graph).flatMap { $0 > 0 ? ByteCount($0) : nil }
  }

  private static func details(
    _ value: Value, strings: inout StringCache, in graph: borrowing PickleGraph, at offset: Int
  ) throws(LoadError) -> [ProcessMemory.Detail] {
    var details: [ProcessMemory.Detail] = []
    guard let pairs = graph.sequence(value) else { return [] }
    for pair in pairs {
      guard let parts = graph.sequence(pair), parts.count == 2,
        let name = try strings.string(parts[0], in: graph, at: offset)
      else { continue }
      let text =
        try strings.string(parts[1], in: graph, at: offset) ?? graph.integer(parts[1]).map {
          String($0)
        } ?? ""
      details.append(ProcessMemory.Detail(name: name, value: text))
    }
    return details
  }
}
