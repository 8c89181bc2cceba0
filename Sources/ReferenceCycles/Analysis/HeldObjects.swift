/// Which objects outside all cycles hang on them.
struct HeldObjects {
  /// Objects that only one cycle holds, for each cycle.
  private(set) var alone: [Int]
  /// All objects that hang on a cycle without being in one.
  private(set) var total = 0
  /// The holder of each object outside cycles: a cycle, or one of the two below.
  private(set) var holder: [Int32]

  static let nothing: Int32 = -1
  static let several: Int32 = -2

  init(
    _ graph: ReferenceGraph, _ adjacency: Adjacency, _ components: Components, _ cycles: CycleTable
  ) {
    alone = [Int](repeating: 0, count: cycles.count)
    holder = [Int32](repeating: Self.nothing, count: graph.nodes.count)
    // Components are numbered from the leaves up: from the top down, an object's holders come first.
    var order = [UInt32](repeating: 0, count: components.count + 1)
    for component in components.component {
      order[components.count - 1 - Int(component) + 1] += 1
    }
    for place in 0..<components.count { order[place + 1] += order[place] }
    var nodes = [UInt32](repeating: 0, count: graph.nodes.count)
    for (node, component) in components.component.enumerated() {
      let rank = components.count - 1 - Int(component)
      nodes[Int(order[rank])] = UInt32(truncatingIfNeeded: node)
      order[rank] += 1
    }
    for node in nodes.lazy.map(Int.init) {
      let source = cycles.cycle[node] >= 0 ? cycles.cycle[node] : holder[node]
      if cycles.cycle[node] < 0, source != Self.nothing {
        total += 1
        if source >= 0 { alone[Int(source)] += 1 }
      }
      guard source != Self.nothing else { continue }
      for edge in adjacency.edges(of: node) {
        let target = Int(graph.edges[Int(edge)].to)
        guard cycles.cycle[target] < 0, holder[target] != source else { continue }
        holder[target] = holder[target] == Self.nothing ? source : Self.several
      }
    }
  }
}
