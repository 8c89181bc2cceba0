/// Pixels beside the plot of a chart over time.
package struct PlotMargins: Sendable, Hashable {
  package var left: Double
  package var right: Double

  package init(left: Double = 0, right: Double = 0) {
    self.left = left
    self.right = right
  }

  /// Room enough for both.
  package func union(_ other: PlotMargins) -> PlotMargins {
    PlotMargins(left: max(left, other.left), right: max(right, other.right))
  }
}
