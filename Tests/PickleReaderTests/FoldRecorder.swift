import PickleReader

/// Folds instances of `m.F`, and writes down what they were.
final class FoldRecorder: InstanceFolding {
  private(set) var seen: [String] = []
  /// Every value that stood for a class, and the class that it stood for.
  private(set) var names: [Value: Set<String>] = [:]
  /// How many instances came as plain attributes.
  private(set) var plainCount = 0
  private let takesPlain: Bool

  /// - Parameter takesPlain: false: every instance is to come through the graph.
  init(takesPlain: Bool = true) {
    self.takesPlain = takesPlain
  }

  func fold(_ instance: PickleGraph.Instance, in graph: borrowing PickleGraph, at offset: Int)
    throws(PickleError) -> UInt32?
  {
    try fold(instance.type, in: graph, at: offset) { render(instance.state, in: graph) }
  }

  func fold(
    _ type: Value, attributes: UnsafeBufferPointer<Value>, in graph: borrowing PickleGraph,
    at offset: Int
  ) throws(PickleError) -> UInt32? {
    guard takesPlain else { return nil }
    let token = try fold(type, in: graph, at: offset) {
      let parts = attributes.map { render($0, in: graph) }
      let pairs = stride(from: 0, to: parts.count, by: 2).map { "\(parts[$0]): \(parts[$0 + 1])" }
      return "{\(pairs.joined(separator: ", "))}"
    }
    if token != nil { plainCount += 1 }
    return token
  }

  private func fold(
    _ type: Value, in graph: borrowing PickleGraph, at offset: Int, describing state: () -> String
  ) throws(PickleError) -> UInt32? {
    guard let name = graph.global(type), name.module == "m" else { return nil }
    names[type, default: []].insert(name.name)
    if name.name == "Bad" { throw PickleError(.unexpectedValue, at: offset, "bad") }
    guard name.name == "F" else { return nil }
    seen.append(state())
    return UInt32(seen.count - 1)
  }
}
