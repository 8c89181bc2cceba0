/// A finished chart: the picture, and the places in it that a page may turn into links.
package struct Chart: Sendable, Equatable {
  package var drawing: Drawing
  /// In painting order: a later one lies above an earlier one.
  package var hotspots: [Hotspot]

  package init(drawing: Drawing, hotspots: [Hotspot] = []) {
    self.drawing = drawing
    self.hotspots = hotspots
  }
}

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

/// A moment at which the tracker measured.
package struct SnapshotMark: Sendable, Hashable {
  /// Seconds since the tracker started.
  package var time: Double
  /// Its description; may be empty.
  package var name: String

  package init(time: Double, name: String) {
    self.time = time
    self.name = name
  }
}
