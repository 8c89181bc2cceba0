/// References of one name from objects of one type: what a programmer can change in one place.
package struct Attribute: Sendable, Hashable {
  /// Place in the graph's ``ReferenceGraph/types`` of the type that has the attribute. References out of
  /// an instance's `__dict__` count for the instance.
  package let owner: Int
  /// Place in the graph's ``ReferenceGraph/labels``.
  package let label: Int
  /// The type referred to, where the name alone does not say much: a place in a list, or no name.
  package let target: Int?

  /// How well a programmer can use it.
  package enum Standing: Int, Sendable, Comparable {
    /// An attribute of their own.
    case plain
    /// One of Python's (`__dict__`, `__closure__`).
    case special
    /// A place in a container.
    case element
    /// The file has no name for it.
    case unnamed

    package static func < (one: Standing, other: Standing) -> Bool {
      one.rawValue < other.rawValue
    }
  }

  package func standing(in analysis: CycleAnalysis) -> Standing {
    let name = analysis.graph.labels[label]
    if name.isEmpty { return .unnamed }
    if analysis.kinds.isIndex(label) { return .element }
    return name.hasPrefix("__") && name.hasSuffix("__") ? .special : .plain
  }
}

extension CycleAnalysis {
  /// The attribute that each reference of a cycle belongs to.
  package func attributes(of cycle: Cycle) -> [Attribute] {
    var owners = cycle.nodes.map { Int(graph.nodes[$0].type) }
    for link in cycle.links where graph.labels[link.label] == "__dict__" {
      owners[link.to] = Int(graph.nodes[cycle.nodes[link.from]].type)
    }
    // Of names that mean the same, the first is used for all.
    let index = cycle.links.lazy.map(\.label).filter(kinds.isIndex).min()
    return cycle.links.map { link in
      let isIndex = kinds.isIndex(link.label)
      let needsTarget = isIndex || link.label == 0
      return Attribute(
        owner: owners[link.from], label: isIndex ? index ?? link.label : link.label,
        target: needsTarget ? Int(graph.nodes[cycle.nodes[link.to]].type) : nil)
    }
  }
}
