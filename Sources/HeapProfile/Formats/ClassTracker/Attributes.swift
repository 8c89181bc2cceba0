import PickleReader

/// The attributes of one instance by name; for the few that are read once.
struct Attributes {
  private var values: [String: Value] = [:]

  /// - Parameter state: a dictionary, or the pair of dictionaries that `__slots__` classes give.
  init(
    _ state: Value, in graph: borrowing PickleGraph, _ budget: inout SharingBudget, at offset: Int
  ) throws(LoadError) {
    if let pairs = graph.dictionary(state) {
      try add(pairs, in: graph, &budget, at: offset)
    } else if let parts = graph.sequence(state), parts.count == 2 {
      for part in parts {
        if let pairs = graph.dictionary(part) { try add(pairs, in: graph, &budget, at: offset) }
      }
    }
  }

  func value(_ name: String) -> Value? { values[name] }

  private mutating func add(
    _ pairs: UnsafeBufferPointer<Value>, in graph: borrowing PickleGraph,
    _ budget: inout SharingBudget, at offset: Int
  ) throws(LoadError) {
    try budget.spend(pairs.count / 2, free: FreeSharing.attributes, at: offset)
    var index = 0
    while index + 1 < pairs.count {
      if let name = attributeName(pairs[index], in: graph) { values[name] = pairs[index + 1] }
      index += 2
    }
  }
}

/// The name of an attribute; nil for anything else, and for a name longer than any that is looked
/// for.
func attributeName(_ key: Value, in graph: borrowing PickleGraph) -> String? {
  graph.text(key, upTo: 64)?.string
}
