/// A finished chart: the picture, and the places in it that a page may turn into links.
package struct Chart: Sendable, Equatable {
  package var drawing: Drawing
  /// In painting order: a later one lies above an earlier one.
  package var hotspots: [Hotspot]

  /// What is beside the plot of a chart over time; nil for other charts.
  package var margins: PlotMargins?

  package init(drawing: Drawing, hotspots: [Hotspot] = [], margins: PlotMargins? = nil) {
    self.margins = margins
    self.drawing = drawing
    self.hotspots = hotspots
  }
}
