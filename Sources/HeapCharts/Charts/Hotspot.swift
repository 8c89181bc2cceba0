/// A place in a drawing that represents something, in the drawing's pixels.
package struct Hotspot: Sendable, Hashable {
  /// The bounds.
  package var rect: Rect
  /// The exact outline; empty when it is ``rect``.
  package var polygon: [Point]
  package var target: Target
  /// What a reader learns there, in one line. It may contain any text of a dump.
  package var label: String

  package init(_ rect: Rect, polygon: [Point] = [], target: Target, label: String) {
    self.rect = rect
    self.polygon = polygon
    self.target = target
    self.label = label
  }

  /// What it represents, by index in the chart's input.
  package enum Target: Sendable, Hashable {
    case snapshot(Int)
    /// A band, a line or a series.
    case band(Int)
    case row(Int)
  }
}
