/// The strongly connected components of a graph: objects that reach each other.
///
/// R. Tarjan, "Depth-first search and linear graph algorithms" (1972), with a stack of our own in
/// place of recursion: a list of a million objects is a million calls deep.
struct Components {
  /// The component of each object. A component's number is above those of all it leads to.
  private(set) var component: [UInt32]
  private(set) var count = 0

  init(_ graph: ReferenceGraph, _ adjacency: Adjacency) {
    let total = graph.nodes.count
    component = [UInt32](repeating: .max, count: total)
    // 0: not seen; else the order in which it was met. A component's objects get .max when done.
    var order = [UInt32](repeating: 0, count: total)
    var lowest = [UInt32](repeating: 0, count: total)
    var next = adjacency.starts
    var met: UInt32 = 0
    var open: [UInt32] = []
    var path: [UInt32] = []
    for root in 0..<total where order[root] == 0 {
      path.append(UInt32(truncatingIfNeeded: root))
      while let top = path.last {
        let node = Int(top)
        if order[node] == 0 {
          met += 1
          order[node] = met
          lowest[node] = met
          open.append(top)
        }
        if next[node] < adjacency.starts[node + 1] {
          let target = Int(graph.edges[Int(adjacency.edges[Int(next[node])])].to)
          next[node] += 1
          if order[target] == 0 {
            path.append(UInt32(truncatingIfNeeded: target))
          } else if component[target] == .max {
            lowest[node] = min(lowest[node], order[target])
          }
          continue
        }
        path.removeLast()
        if let below = path.last {
          lowest[Int(below)] = min(lowest[Int(below)], lowest[node])
        }
        guard lowest[node] == order[node] else { continue }
        while let member = open.popLast() {
          component[Int(member)] = UInt32(truncatingIfNeeded: count)
          if member == top { break }
        }
        count += 1
      }
    }
  }
}
