/// For each node, by number, the numbers of the nodes that lead to it; roots have 0 among them.
struct Predecessors {
  let starts: Numbers<UInt32>
  let sources: Numbers<UInt32>

  init(_ graph: ObjectGraph, _ order: DepthFirst) throws(HeapGraphError) {
    let counts = try Numbers<UInt32>(order.count + 1)
    Self.each(graph, order) { _, number in counts[Int(number) + 1] += 1 }
    for number in 0..<order.count { counts[number + 1] += counts[number] }
    let list = try Numbers<UInt32>(Int(counts[order.count]))
    let filled = try Numbers<UInt32>(order.count)
    Self.each(graph, order) { source, number in
      list[Int(counts[Int(number)] + filled[Int(number)])] = source
      filled[Int(number)] += 1
    }
    starts = counts
    sources = list
  }

  /// Calls `body` with the numbers that each edge leads from and to.
  @inline(__always)
  private static func each(
    _ graph: ObjectGraph, _ order: DepthFirst, _ body: (UInt32, UInt32) -> Void
  ) {
    for root in graph.roots { body(0, order.numbers[Int(root)]) }
    for number in 1..<max(order.count, 1) {
      let node = Int(order.nodes[number])
      for edge in Int(graph.starts[node])..<Int(graph.starts[node + 1])
      where graph.targets[edge] != HeapGraph.nothing {
        let target = order.numbers[Int(graph.targets[edge])]
        // What is dead holds nothing that lives.
        if number >= order.livingCount, target < order.livingCount { continue }
        body(UInt32(number), target)
      }
    }
  }
}
