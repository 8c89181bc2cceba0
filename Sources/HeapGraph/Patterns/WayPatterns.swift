/// The ways to all objects as patterns, in which places and keys do not matter: `app.cache.rows[…].name`.
///
/// A pattern is another one and a step, so each object takes one look at the one before it on its way.
/// Steps that are the same for the third time in a row are left out: a list of linked nodes is one pattern.
package struct WayPatterns: Sendable {
  /// A pattern.
  struct Node {
    /// The pattern before the last step; nil: there is none.
    var parent: Int?
    var label: StepLabel
    /// An object whose way has the pattern, and whose last step is like that of all.
    var example: Int
    /// Whether further steps of the same kind are left out.
    var repeats = false
    /// Steps up to here.
    var depth: Int
  }

  private(set) var nodes: [Node] = []
  private let numbers: Numbers<UInt32>
  /// The first root of each: frames of one function are one, whichever thread runs it, and wherever.
  private let roots: [Int]

  package init(_ heap: HeldHeap) throws(HeapGraphError) {
    try self.init(heap, EqualValues(heap.graph.values))
  }

  init(_ heap: HeldHeap, _ values: EqualValues) throws(HeapGraphError) {
    let graph = heap.graph
    var frames: [String: Int] = [:]
    roots = graph.roots.enumerated().map { number, root in
      guard root.kind == .frame else { return number }
      let code = FrameName(root.name).code
      if frames[code] == nil { frames[code] = number }
      return frames[code] ?? number
    }
    numbers = try Numbers(graph.count, HeapGraph.nothing)
    var known: [Step: Int] = [:]
    var last: (step: Step, number: Int)?
    var way: [Int] = []
    for object in 0..<graph.count where numbers[object] == HeapGraph.nothing {
      // Back to where the pattern is known, and forth again.
      var current = object
      while numbers[current] == HeapGraph.nothing {
        way.append(current)
        guard let arrival = heap.routes.arrival(of: current) else { break }
        current = arrival.source
      }
      while let next = way.popLast() {
        let step = step(to: next, heap, values)
        if let parent = step.parent, repeats(step.label, parent) {
          nodes[parent].repeats = true
          numbers[next] = UInt32(truncatingIfNeeded: parent)
          continue
        }
        if let last, last.step == step {
          numbers[next] = UInt32(truncatingIfNeeded: last.number)
          continue
        }
        let number = known[step] ?? add(step, next, &known)
        numbers[next] = UInt32(truncatingIfNeeded: number)
        last = (step, number)
      }
    }
  }

  private struct Step: Hashable {
    var parent: Int?
    var label: StepLabel
  }

  private func step(to object: Int, _ heap: HeldHeap, _ values: EqualValues) -> Step {
    if let arrival = heap.routes.arrival(of: object) {
      let parent = Int(numbers[arrival.source])
      return Step(
        parent: parent,
        label: StepLabel(
          arrival.reference, of: arrival.source, after: nodes[parent].label.kind, heap.graph, values
        ))
    }
    if let root = heap.routes.root(of: object) {
      return Step(parent: nil, label: StepLabel(kind: .root, number: roots[root]))
    }
    let kind: StepLabel.Kind = heap.isGarbage(object) ? .garbage : .outside
    return Step(parent: nil, label: StepLabel(kind: kind, number: heap.graph.typeNumber(object)))
  }

  private func repeats(_ label: StepLabel, _ parent: Int) -> Bool {
    guard label == nodes[parent].label, let above = nodes[parent].parent else { return false }
    return nodes[above].label == label
  }

  private mutating func add(_ step: Step, _ object: Int, _ known: inout [Step: Int]) -> Int {
    let depth = step.parent.map { nodes[$0].depth + 1 } ?? 0
    nodes.append(Node(parent: step.parent, label: step.label, example: object, depth: depth))
    known[step] = nodes.count - 1
    return nodes.count - 1
  }

  /// The number of the pattern of the way to an object.
  package func number(of object: Int) -> Int { Int(numbers[object]) }

  /// How many patterns there are.
  package var count: Int { nodes.count }
}
