import PickleReader

/// The attributes of one instance by name; for the few that are read once.
struct Attributes {
  private var values: [String: Value] = [:]

  /// - Parameter state: a dictionary, or the pair of dictionaries that `__slots__` classes give.
  init(_ state: Value, in graph: borrowing PickleGraph) {
    if let pairs = graph.dictionary(state) {
      add(pairs, in: graph)
    } else if let parts = graph.sequence(state) {
      for part in parts {
        if let pairs = graph.dictionary(part) { add(pairs, in: graph) }
      }
    }
  }

  func value(_ name: String) -> Value? { values[name] }

  private mutating func add(
    _ pairs: UnsafeBufferPointer<Value>, in graph: borrowing PickleGraph
  ) {
    var index = 0
    while index + 1 < pairs.count {
      if let name = graph.string(pairs[index]) { values[name] = pairs[index + 1] }
      index += 2
    }
  }
}
