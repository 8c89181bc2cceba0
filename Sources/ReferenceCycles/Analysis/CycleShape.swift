package import Measures

/// Cycles with the same types and the same references between them.
package struct CycleShape: Sendable {
  /// The cycles by number, the first in the file first; never empty.
  package let cycles: [Int]
  /// Objects of one cycle.
  package let size: Int
  /// Objects outside all cycles that only cycles of this shape hold, each by one of them.
  package let held: Int
  /// Bytes of the objects in all its cycles; nil when the file does not say.
  package let bytes: ByteCount?
  /// The types of one cycle with their number of objects, the most frequent first.
  package let types: [(type: Int, count: Int)]

  /// Objects of all cycles.
  package var objects: Int { cycles.count * size }

  init(cycles: [Int], _ graph: ReferenceGraph, _ table: CycleTable, _ held: HeldObjects) {
    self.cycles = cycles
    let nodes = table.nodes(of: cycles[0])
    size = nodes.count
    self.held = cycles.reduce(0) { $0 + held.alone[$1] }
    bytes = graph.bytes(of: cycles.lazy.flatMap { table.nodes(of: $0) })
    var counts: [UInt32: Int] = [:]
    for node in nodes { counts[graph.nodes[Int(node)].type, default: 0] += 1 }
    types = counts.map { (Int($0.key), $0.value) }
      .sorted { ($1.1, graph.types[$0.0]) < ($0.1, graph.types[$1.0]) }
  }
}
