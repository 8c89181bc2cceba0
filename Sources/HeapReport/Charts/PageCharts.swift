import HeapCharts
import Output

/// Draws the charts of one page, and gathers the files of those that a person may take away. Without a
/// renderer there are none.
struct PageCharts {
  private let page: PageAddress
  private let layout: SiteLayout
  private let renderer: (any DrawingRenderer)?
  private let budget: OutputBudget
  /// Whether each chart is also made as a PNG.
  private let hasPNG: Bool
  /// Whether each chart is also made as an SVG of its own.
  private let hasSVG: Bool
  /// The pictures that were drawn so far.
  private(set) var files: [OutputFile] = []

  /// A chart with what its pictures are called.
  struct Wanted {
    /// Nil: there is nothing to draw.
    var chart: ChartSpec?
    /// The pictures' file name without folder and extension.
    var name: String
  }

  init(
    on page: PageAddress, in layout: SiteLayout, png: Bool, _ renderer: (any DrawingRenderer)?,
    _ budget: OutputBudget
  ) {
    self.budget = budget
    self.page = page
    self.layout = layout
    self.renderer = renderer
    hasPNG = png && !layout.isSingle
    hasSVG = page.isIndex && !layout.isSingle
  }

  /// Draws a chart in every form.
  ///
  /// - Parameters:
  ///   - name: the pictures' file name without folder and extension.
  ///   - forms: the widths that it has; see ``Figure/Shape``.
  ///   - href: where a click on a place of the chart leads; nil: nowhere.
  /// - Returns: nil when there is nothing to draw, or nothing that draws.
  mutating func figure(
    _ chart: ChartSpec, name: String, _ shape: Figure.Shape = .any,
    href: (Hotspot.Target) -> String?
  ) throws -> Figure? {
    try figures([Wanted(chart: chart, name: name)], shape, href: href)[0]
  }

  /// Draws charts over the same time, so that the edges of their plots are in line.
  mutating func figures(
    _ charts: [Wanted], _ shape: Figure.Shape = .any, href: (Hotspot.Target) -> String?
  ) throws -> [Figure?] {
    guard let renderer else { return charts.map { _ in nil } }
    var figures = charts.map { wanted in
      wanted.chart.map { Figure(forms: [], caption: $0.caption, shape: shape) }
    }
    for width in shape.widths {
      for (place, drawn) in aligned(charts, ChartStyle(width: width), renderer)
        .enumerated()
      {
        guard let drawn else {
          figures[place] = nil
          continue
        }
        let drawing = try renderer.inlineSVG(drawn.drawing)
        figures[place]?.forms.append(
          ChartForm(
            drawn, width, isSpare: width != shape.widths[0], drawing: drawing, href))
        if width == shape.widths[0] {
          let name = charts[place].name
          if hasSVG {
            figures[place]?.svgFile = try keep(try renderer.svg(drawn.drawing), "\(name).svg")
          }
          if hasPNG {
            figures[place]?.pngFile = try keep(
              try renderer.png(drawn.drawing, scale: 1), "\(name).png")
          }
        }
      }
    }
    return figures
  }

  private func aligned(_ charts: [Wanted], _ style: ChartStyle, _ renderer: any DrawingRenderer)
    -> [Chart?]
  {
    let drawn = charts.map { $0.chart?.layOut(style, renderer) }
    let margins = drawn.compactMap { $0?.margins }
    guard margins.count > 1 else { return drawn }
    var style = style
    style.margins = margins.reduce(PlotMargins()) { $0.union($1) }
    return charts.map { $0.chart?.layOut(style, renderer) }
  }

  /// Keeps a picture as a file and returns the way to it.
  private mutating func keep(_ bytes: [UInt8], _ name: String) throws(OutputExcess) -> String {
    files.append(
      try OutputFile(path: "\(layout.folder)charts/\(name)", bytes: bytes, from: budget))
    return "\(layout.root(from: page))charts/\(name)"
  }
}
