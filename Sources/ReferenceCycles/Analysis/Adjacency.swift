/// The references of a graph by where they come from, in two flat arrays.
struct Adjacency {
  /// The references of object `n` are at `starts[n]..<starts[n + 1]` of ``edges``.
  let starts: [UInt32]
  let edges: [UInt32]

  init(_ graph: ReferenceGraph) {
    var starts = [UInt32](repeating: 0, count: graph.nodes.count + 1)
    for edge in graph.edges { starts[Int(edge.from) + 1] += 1 }
    for node in graph.nodes.indices { starts[node + 1] += starts[node] }
    var next = starts
    var edges = [UInt32](repeating: 0, count: graph.edges.count)
    for (place, edge) in graph.edges.enumerated() {
      edges[Int(next[Int(edge.from)])] = UInt32(truncatingIfNeeded: place)
      next[Int(edge.from)] += 1
    }
    self.starts = starts
    self.edges = edges
  }

  /// The references of an object, as places in the graph's ``ReferenceGraph/edges``.
  func edges(of node: Int) -> ArraySlice<UInt32> {
    edges[Int(starts[node])..<Int(starts[node + 1])]
  }
}
