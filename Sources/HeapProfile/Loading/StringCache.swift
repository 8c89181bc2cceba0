import PickleReader

/// The strings of text values: one that many things share is decoded and kept once.
struct StringCache {
  private var known: [Value: String] = [:]

  /// The text of a string value, repaired where it is not valid; nil for anything else.
  mutating func string(_ value: Value, in graph: borrowing PickleGraph) -> String? {
    if let string = known[value] { return string }
    guard let string = graph.string(value) else { return nil }
    known[value] = string
    return string
  }
}
