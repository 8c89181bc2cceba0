import HeapCharts
import Output

/// Draws the charts of one page, and gathers the files of their pictures.
struct PageCharts {
  private let page: PageAddress
  private let layout: SiteLayout
  private let renderer: any DrawingRenderer
  private let budget: OutputBudget
  /// Whether pictures are also made as PNG.
  private let hasPNG: Bool
  /// The pictures that were drawn so far; none where they are in the page itself.
  private(set) var files: [OutputFile] = []

  private static let toDark = Recoloring(from: Palette(.light), to: Palette(.dark))

  init(
    on page: PageAddress, in layout: SiteLayout, png: Bool, _ renderer: any DrawingRenderer,
    _ budget: OutputBudget
  ) {
    self.budget = budget
    self.page = page
    self.layout = layout
    self.renderer = renderer
    hasPNG = png && !layout.isSingle
  }

  /// Draws a chart in every variant.
  ///
  /// - Parameters:
  ///   - name: the pictures' file name without folder and extension.
  ///   - href: where a click on a place of the chart leads; nil: nowhere.
  /// - Returns: nil when there is nothing to draw; the page then says so in a sentence.
  mutating func figure(
    _ chart: ChartSpec, name: String, href: (Hotspot.Target) -> String?
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
        sources[variant] = try place(bytes, "\(name)\(variant.suffix).svg")
      }
      if width == .wide {
        alternative = "\(drawn.drawing.title). \(drawn.drawing.summary)"
        if hasPNG {
          _ = try place(try renderer.png(drawn.drawing, scale: 1), "\(name).png")
        }
      }
    }
    let file = layout.isSingle ? nil : "\(layout.root(from: page))charts/\(name)"
    return Figure(
      sources: sources, alternative: alternative, caption: chart.caption, overlays: overlays,
      svgFile: file.map { $0 + ".svg" }, pngFile: hasPNG ? file.map { $0 + ".png" } : nil)
  }

  /// Keeps a picture as a file and returns the way to it, or returns the picture as data.
  private mutating func place(_ bytes: [UInt8], _ name: String) throws(OutputExcess) -> String {
    if layout.isSingle { return "data:image/svg+xml;base64,\(base64(bytes))" }
    files.append(
      try OutputFile(path: "\(layout.folder)charts/\(name)", bytes: bytes, from: budget))
    return "\(layout.root(from: page))charts/\(name)"
  }
}
