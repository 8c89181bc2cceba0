extension WayPatterns {
  /// Steps of a pattern that are written at its beginning, and at its end.
  private static let mostSteps = 12

  /// A pattern as Python would write one of its ways, with `[…]` for whichever element.
  ///
  /// - Parameter hidesValues: whether keys that are no attributes are left out.
  package func text(_ pattern: Int, in heap: HeldHeap, hidesValues: Bool = false) -> String {
    var steps: [Int] = []
    var current: Int? = pattern
    while let number = current {
      steps.append(number)
      current = nodes[number].parent
    }
    let root = steps.removeLast()
    steps.reverse()
    var writer = WayWriter(heap.graph, beginning(root, steps.isEmpty, heap), isNamespace: false)
    writer.hidesValues = hidesValues
    let last = steps.count - Self.mostSteps
    for (place, step) in steps.enumerated() {
      if place == Self.mostSteps, last > place { writer.text += "…(\(last - place) steps)…" }
      if place >= Self.mostSteps, place < last { continue }
      write(nodes[step], &writer, heap)
    }
    return HolderPath.name(
      writer.ended(isModule: steps.count < 2),
      in: steps.isEmpty ? nil : function(root, heap))
  }

  /// The function whose local variable a pattern begins with.
  private func function(_ node: Int, _ heap: HeldHeap) -> String? {
    let label = nodes[node].label
    guard label.kind == .root, heap.graph.roots[label.number].kind == .frame else { return nil }
    return FrameName(heap.graph.roots[label.number].name).function
  }

  private func beginning(_ root: Int, _ isAll: Bool, _ heap: HeldHeap) -> String {
    let label = nodes[root].label
    let graph = heap.graph
    guard label.kind == .root else {
      let type = graph.types[label.number].fullName
      return label.kind == .garbage ? "<\(type), garbage>" : "<\(type), held from outside>"
    }
    let root = graph.roots[label.number]
    switch root.kind {
    case .module: return root.name
    case .frame:
      guard isAll else { return "" }
      return "<\(FrameName(root.name).code)>"
    }
  }

  private func write(_ node: Node, _ writer: inout WayWriter, _ heap: HeldHeap) {
    if node.label.isElement {
      writer.addAnyElement()
    } else if let arrival = heap.routes.arrival(of: node.example) {
      writer.add(arrival.reference, of: arrival.source)
    }
    if node.repeats { writer.text += "…" }
  }
}
