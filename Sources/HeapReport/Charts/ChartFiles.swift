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
    var sources: [ChartVariant: String] = [:]
    var alternative = ""
    for width in ChartStyle.Width.allCases {
      guard let drawn = chart.layOut(ChartStyle(theme: .light, width: width), renderer) else {
        return nil
      }
      overlays.append(ChartOverlay(drawn, width, href))
      let documents = try renderer.svg(drawn.drawing, in: [.none, Self.toDark])
      for (theme, bytes) in zip([ChartStyle.Theme.light, .dark], documents) {
        let variant = ChartVariant(theme: theme, width: width)
        sources[variant] = try place(
          bytes, "\(chart.name)\(variant.suffix).svg", root: root, emit)
      }
      if width == .wide {
        alternative = "\(drawn.drawing.title). \(drawn.drawing.summary)"
        if hasPNG {
          let bytes = try renderer.png(drawn.drawing, scale: 1)
          _ = try place(bytes, "\(chart.name).png", root: root, emit)
        }
      }
    }
    let file = layout.isSingle ? nil : "\(root)charts/\(chart.name)"
    return Figure(
      sources: sources, alternative: alternative, caption: chart.caption, overlays: overlays,
      svgFile: file.map { $0 + ".svg" }, pngFile: hasPNG ? file.map { $0 + ".png" } : nil)
  }

  /// Pictures are files of their own, except where everything is in one file.
  private var hasPNG: Bool { png && !layout.isSingle }

  /// Hands out a picture as a file and returns the way to it, or returns the picture as data.
  private func place(
    _ bytes: [UInt8], _ name: String, root: String, _ emit: (OutputFile) throws -> Void
  ) throws -> String {
    if layout.isSingle { return "data:image/svg+xml;base64,\(base64(bytes))" }
    try emit(OutputFile(path: "\(layout.folder)charts/\(name)", bytes: bytes))
    return "\(root)charts/\(name)"
  }
}
