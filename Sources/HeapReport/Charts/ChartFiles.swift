import HeapCharts
import HeapProfile

/// Draws the charts of the pages into files, and describes for a page how to show them.
struct ChartFiles: Sendable {
  let renderer: any DrawingRenderer
  let layout: SiteLayout
  let png: Bool

  private static let toDark = Recoloring(from: Palette(.light), to: Palette(.dark))

  /// Draws a chart in every variant and returns the figure for a page.
  ///
  /// - Parameters:
  ///   - root: the way from the page to the report's folder.
  ///   - href: where a click on a place of the chart leads; nil: nowhere.
  /// - Returns: nil when there is nothing to draw; the page then says so in a sentence.
  func figure(
    _ chart: ReportChart, root: String, href: (Hotspot.Target) -> String?,
    _ emit: (OutputFile) throws -> Void
  ) throws -> Figure? {
    var overlays: [ChartOverlay] = []
    var alternative = ""
    for width in ChartStyle.Width.allCases {
      guard let drawn = chart.layOut(ChartStyle(theme: .light, width: width), renderer) else {
        return nil
      }
      overlays.append(ChartOverlay(drawn, width, href))
      let documents = try renderer.svg(drawn.drawing, in: [.none, Self.toDark])
      for (theme, bytes) in zip([ChartStyle.Theme.light, .dark], documents) {
        let variant = ChartVariant(theme: theme, width: width)
        try emit(
          OutputFile(
            path: "\(layout.folder)charts/\(chart.name)\(variant.suffix).svg", bytes: bytes))
      }
      if width == .wide {
        alternative = "\(drawn.drawing.title). \(drawn.drawing.summary)"
        if png {
          try emit(
            OutputFile(
              path: "\(layout.folder)charts/\(chart.name).png",
              bytes: try renderer.png(drawn.drawing, scale: 1)))
        }
      }
    }
    return Figure(
      source: "\(root)charts/\(chart.name)", alternative: alternative, caption: chart.caption,
      overlays: overlays, hasPNG: png)
  }
}
