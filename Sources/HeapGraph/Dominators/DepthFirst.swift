/// The nodes that roots lead to, numbered from 1 in the order in which a depth-first search meets them.
/// 0 is the node above the roots.
struct DepthFirst {
  /// Node by number.
  let nodes: Numbers<UInt32>
  /// Number by node; 0: not reached.
  let numbers: Numbers<UInt32>
  /// Number of the node from which each was reached, by number.
  let parents: Numbers<UInt32>
  /// How many numbers there are, 0 included.
  private(set) var count = 1
  /// The first number of what only the roots lead to that do not count.
  private(set) var livingCount = Int.max

  init(_ graph: ObjectGraph) throws(HeapGraphError) {
    nodes = try Numbers(graph.count + 1)
    numbers = try Numbers(graph.count + 1)
    parents = try Numbers(graph.count + 1)
    nodes[0] = UInt32(graph.count)
    // The next edge to follow, by number: the way back is in `parents`.
    let next = try Numbers<UInt32>(graph.count + 1)
    for (place, root) in graph.roots.enumerated() where numbers[Int(root)] == 0 {
      if place >= graph.livingRoots, livingCount == Int.max { livingCount = count }
      visit(root, from: 0, graph, next)
      var current = count - 1
      while current != 0 {
        let node = Int(nodes[current])
        let edge = next[current]
        guard edge < graph.starts[node + 1] else {
          current = Int(parents[current])
          continue
        }
        next[current] = edge + 1
        let target = graph.targets[Int(edge)]
        guard target != HeapGraph.nothing, numbers[Int(target)] == 0 else { continue }
        visit(target, from: UInt32(current), graph, next)
        current = count - 1
      }
    }
  }

  private mutating func visit(
    _ node: UInt32, from parent: UInt32, _ graph: ObjectGraph, _ next: Numbers<UInt32>
  ) {
    nodes[count] = node
    numbers[Int(node)] = UInt32(count)
    parents[count] = parent
    next[count] = graph.starts[Int(node)]
    count += 1
  }
}
