package import Measures

/// What a leak graph tells: its cycles, sorted into shapes, and the types that form them.
package struct CycleAnalysis: Sendable {
  package let graph: ReferenceGraph
  /// The shapes, those whose cycles hold the most objects first.
  package let shapes: [CycleShape]
  /// The types that occur in cycles or hang on one, those with the most objects in cycles first.
  package let types: [TypeCount]
  package let cycleCount: Int
  /// Whether the file has the objects that hang on cycles. One that lists objects in cycles only may
  /// have left them out, as Pympler does: then what the cycles hold is not known.
  package let knowsHeld: Bool
  /// Objects in a cycle; in none but held by one; neither.
  package let inCycles: Int
  package let held: Int
  package let others: Int
  /// Bytes of the objects in cycles; nil when the file does not say for all of them.
  package let bytesInCycles: ByteCount?
  let cycles: CycleTable
  let adjacency: Adjacency
  let kinds: LabelKinds

  package init(_ graph: ReferenceGraph) {
    let adjacency = Adjacency(graph)
    let components = Components(graph, adjacency)
    let cycles = CycleTable(graph, components)
    let held = HeldObjects(graph, adjacency, components, cycles)
    let kinds = LabelKinds(graph.labels)
    var finder = ShapeFinder(graph, kinds)
    var place = [UInt32](repeating: 0, count: graph.nodes.count)
    for number in 0..<cycles.count {
      finder.add(cycles.extract(number, from: graph, adjacency, place: &place), number: number)
    }
    shapes = finder.shapes.map { CycleShape(cycles: $0, graph, cycles, held) }
      .sorted { ($1.objects, $0.cycles[0]) < ($0.objects, $1.cycles[0]) }
    types = TypeCount.all(of: graph, cycles, held)
    self.graph = graph
    self.cycles = cycles
    self.adjacency = adjacency
    self.kinds = kinds
    cycleCount = cycles.count
    inCycles = cycles.members.count
    self.held = held.total
    others = graph.nodes.count - inCycles - held.total
    knowsHeld = graph.listsHeldObjects || inCycles < graph.nodes.count
    bytesInCycles = graph.bytes(of: cycles.members)
  }

  /// A cycle with its references, by its place in ``CycleShape/cycles``.
  package func cycle(_ number: Int) -> Cycle {
    var place = [UInt32](repeating: 0, count: graph.nodes.count)
    return cycles.extract(number, from: graph, adjacency, place: &place)
  }

  /// Whether a reference's name is a place in a list or a number: ``LabelKinds``.
  package func isIndex(_ label: Int) -> Bool { kinds.isIndex(label) }

  /// The objects of a cycle, in the file's order.
  package func objects(of cycle: Int) -> [Int] { cycles.nodes(of: cycle).map(Int.init) }
}

extension ReferenceGraph {
  /// The bytes of some objects; nil when they are not all known or leave the range of 64 bits.
  func bytes(of nodes: some Sequence<UInt32>) -> ByteCount? {
    var sum: ByteCount = 0
    for node in nodes {
      guard let size = self.nodes[Int(node)].size else { return nil }
      guard let next = sum.adding(size) else { return nil }
      sum = next
    }
    return sum
  }
}
