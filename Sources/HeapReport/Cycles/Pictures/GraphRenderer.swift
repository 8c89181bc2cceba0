/// Lays out graphs: Graphviz' `dot`, as a rule.
package protocol GraphRenderer: Sendable {
  /// What it makes of graphs in Graphviz' language, which stand one behind the other: SVG documents in
  /// the same order, as many as were done in time.
  func svg(_ graphs: [UInt8]) -> [UInt8]
}
