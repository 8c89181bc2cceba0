/// All cycles of a graph: the components with more than one object, or one that refers to itself.
struct CycleTable {
  /// The cycle of each object, or -1.
  let cycle: [Int32]
  /// The objects of cycle `n` are at `starts[n]..<starts[n + 1]` of ``members``, in the file's order.
  let starts: [Int]
  let members: [UInt32]

  var count: Int { starts.count - 1 }

  /// Cycles are numbered by their first object in the file.
  init(_ graph: ReferenceGraph, _ components: Components) {
    var sizes = [UInt32](repeating: 0, count: components.count)
    for component in components.component { sizes[Int(component)] += 1 }
    var isCyclic = sizes.map { $0 > 1 }
    for edge in graph.edges where edge.from == edge.to {
      isCyclic[Int(components.component[Int(edge.from)])] = true
    }
    var number = [Int32](repeating: -1, count: components.count)
    var starts = [0]
    var cycle = [Int32](repeating: -1, count: graph.nodes.count)
    for (node, component) in components.component.enumerated() where isCyclic[Int(component)] {
      if number[Int(component)] < 0 {
        number[Int(component)] = Int32(truncatingIfNeeded: starts.count - 1)
        starts.append((starts.last ?? 0) + Int(sizes[Int(component)]))
      }
      cycle[node] = number[Int(component)]
    }
    var next = starts
    var members = [UInt32](repeating: 0, count: starts.last ?? 0)
    for (node, number) in cycle.enumerated() where number >= 0 {
      members[next[Int(number)]] = UInt32(truncatingIfNeeded: node)
      next[Int(number)] += 1
    }
    self.cycle = cycle
    self.starts = starts
    self.members = members
  }

  func nodes(of cycle: Int) -> ArraySlice<UInt32> { members[starts[cycle]..<starts[cycle + 1]] }

  /// A cycle taken out of its graph.
  ///
  /// - Parameter place: room for a number for each object, whatever it holds.
  func extract(
    _ number: Int, from graph: ReferenceGraph, _ adjacency: Adjacency, place: inout [UInt32]
  ) -> Cycle {
    let nodes = nodes(of: number).map(Int.init)
    for (index, node) in nodes.enumerated() { place[node] = UInt32(truncatingIfNeeded: index) }
    var links: [Cycle.Link] = []
    for (index, node) in nodes.enumerated() {
      for edge in adjacency.edges(of: node) {
        let edge = graph.edges[Int(edge)]
        guard cycle[Int(edge.to)] == Int32(truncatingIfNeeded: number) else { continue }
        links.append(
          Cycle.Link(from: index, to: Int(place[Int(edge.to)]), label: Int(edge.label)))
      }
    }
    return Cycle(nodes: nodes, links: links)
  }
}
