/// How many objects of a type there are, and where.
package struct TypeCount: Sendable, Hashable {
  /// Place in the graph's ``ReferenceGraph/types``.
  package let type: Int
  /// Objects in cycles, and the number of cycles that they are in.
  package var inCycles = 0
  package var cycles = 0
  /// Objects in no cycle that hang on one.
  package var held = 0

  static func all(
    of graph: ReferenceGraph, _ cycles: CycleTable, _ held: HeldObjects
  ) -> [TypeCount] {
    var counts = graph.types.indices.map { TypeCount(type: $0) }
    var lastCycle = [Int](repeating: -1, count: counts.count)
    for cycle in 0..<cycles.count {
      for node in cycles.nodes(of: cycle) {
        let type = Int(graph.nodes[Int(node)].type)
        counts[type].inCycles += 1
        if lastCycle[type] != cycle { counts[type].cycles += 1 }
        lastCycle[type] = cycle
      }
    }
    for (node, holder) in held.holder.enumerated() where holder != HeldObjects.nothing {
      counts[Int(graph.nodes[node].type)].held += 1
    }
    return counts.filter { $0.inCycles + $0.held > 0 }.sorted {
      ($1.inCycles, $1.held, graph.types[$0.type]) < ($0.inCycles, $0.held, graph.types[$1.type])
    }
  }
}
