/// Sorts cycles into shapes.
struct ShapeFinder {
  /// What is known of a shape while cycles are compared with it.
  private struct Known {
    let shape: Int
    let isomorphism: Isomorphism?
  }

  private let graph: ReferenceGraph
  private let kinds: LabelKinds
  private var known: [Coloring.Signature: [Known]] = [:]
  /// The cycles of each shape, the first in the file first.
  private(set) var shapes: [[Int]] = []

  init(_ graph: ReferenceGraph, _ kinds: LabelKinds) {
    self.graph = graph
    self.kinds = kinds
  }

  mutating func add(_ cycle: Cycle, number: Int) {
    let types = cycle.nodes.map { graph.nodes[$0].type }
    let coloring = Coloring(cycle, types: types, kinds: kinds.kinds)
    // Where every object has its own colour, equal colours are proof enough.
    let needsProof = !coloring.isDiscrete && cycle.nodes.count <= Coloring.exactLimit
    let isomorphism = needsProof ? Isomorphism(cycle, coloring, kinds: kinds.kinds) : nil
    for candidate in known[coloring.signature] ?? [] {
      let isSame =
        if let isomorphism, let other = candidate.isomorphism {
          other.matches(isomorphism)
        } else {
          true
        }
      if isSame {
        shapes[candidate.shape].append(number)
        return
      }
    }
    known[coloring.signature, default: []].append(
      Known(shape: shapes.count, isomorphism: isomorphism))
    shapes.append([number])
  }
}
