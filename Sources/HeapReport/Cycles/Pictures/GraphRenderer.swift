/// Lays out graphs: Graphviz' `dot`, as a rule.
package protocol GraphRenderer: Sendable {
  /// Draws graphs in Graphviz' language, which follow each other. Returns SVG documents in the same
  /// order, as many as were done in time.
  func svg(_ graphs: [UInt8]) -> [UInt8]
}
