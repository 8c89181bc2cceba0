/// What all charts over time share: title, plot, axes, and a legend beside or below the plot.
struct TimeChartLayout {
  private(set) var sketch: Sketch
  let frame: PlotFrame
  private let legend: Legend
  /// What is beside the plot.
  let margins: PlotMargins
  private let ticks: [Tick]

  /// What the axes show.
  struct Content {
    var title: String
    var snapshots: [SnapshotMark]
    /// Moments besides the snapshots that must be on the axis, in seconds.
    var reach: ClosedRange<Double>?
    /// The largest value drawn.
    var largest: Double
    /// From the top down; their anchors are values, not pixels.
    var rows: [LegendRow]
    /// What the figures of the rows are.
    var heads: [String] = []
  }

  /// - Parameter ticks: gives the ticks of a y axis up to a value, at most a given number.
  init(
    _ content: Content, style: ChartStyle, measure: any TextMeasuring,
    ticks makeTicks: (_ upper: Double, _ parts: Int) -> [Tick]
  ) {
    let head = 34.0
    let foot = PlotFrame.footHeight(content.snapshots)
    let columns = Self.legendColumns(style)
    let legendHeight =
      style.isLegendBelow && !content.rows.isEmpty
      ? Legend.heightBelow(rows: content.rows.count, heads: content.heads, columns: columns) + 10
      : 0
    let natural = style.isNarrow ? 210.0 : 250
    let wanted = style.height ?? (style.isLegendBelow ? head + natural + foot + legendHeight : 360)
    let height = min(max(wanted - head - foot - legendHeight, 60), Drawing.maximumSide / 2)
    var sketch = Sketch(
      style, height: head + height + foot + legendHeight, title: content.title, measure: measure)
    let upper = PlotFrame.reach(content.largest, height: height)
    ticks = makeTicks(upper, PlotFrame.yParts(height))
    let labels = ticks.map { sketch.width(of: $0.label) }.max() ?? 0
    let left = min(Metrics.margin + labels + 8, style.width / 3)
    let below = style.width - 2 * Metrics.margin
    let legend = Legend(
      content.rows, heads: content.heads,
      limit: style.isLegendBelow
        ? (below - 28 * Double(columns - 1)) / Double(columns) : style.width * 0.36,
      sketch: sketch)
    let right =
      style.isLegendBelow || legend.rows.isEmpty ? 16 : Legend.leader + legend.width + 16
    margins = PlotMargins(left: left, right: right).union(style.margins)
    let plot = Rect(
      x: margins.left, y: head, width: max(style.width - margins.left - margins.right, 40),
      height: height)
    let y = LinearScale(from: 0, to: upper, start: plot.maxY, end: plot.y)
    frame = PlotFrame(
      plot: plot,
      time: TimeAxis(content.snapshots, reach: content.reach, plot: plot.x...plot.maxX), y: y)
    self.legend = legend.anchored { y($0) }
    frame.drawGround(ticks, on: &sketch)
    self.sketch = sketch
  }

  private static func legendColumns(_ style: ChartStyle) -> Int { style.width >= 520 ? 2 : 1 }

  /// Draws the data: what `body` adds is between the grid and the axis marks.
  mutating func draw(_ body: (PlotFrame, inout Sketch) -> Void) { body(frame, &sketch) }

  /// Draws marks and legend and closes the chart.
  ///
  /// - Parameters:
  ///   - priority: snapshots whose names come first.
  ///   - hotspots: those of the data.
  ///   - label: what the hotspot of a legend row says.
  mutating func finish(
    priority: [Int] = [], summary: String, hotspots: [Hotspot], label: (LegendRow) -> String
  ) -> Chart {
    frame.drawMarks(priority: priority, on: &sketch)
    let plot = frame.plot
    let keys: [Hotspot]
    if sketch.style.isLegendBelow {
      let columns = Self.legendColumns(sketch.style)
      let top = plot.maxY + PlotFrame.footHeight(frame.time.snapshots)
      let area = Rect(
        x: Metrics.margin, y: top, width: sketch.style.width - 2 * Metrics.margin,
        height: Legend.heightBelow(
          rows: legend.rows.count, heads: legend.heads, columns: columns))
      keys = legend.drawBelow(area, columns: columns, label: label, on: &sketch)
    } else {
      keys = legend.drawBeside(plot, label: label, on: &sketch)
    }
    sketch.summarize(summary)
    return Chart(drawing: sketch.drawing, hotspots: hotspots + keys, margins: margins)
  }
}

extension PlotFrame {
  /// One hotspot per snapshot: the column of the plot that is nearest to it, with its name.
  func columnHotspots(weight: (Int) -> Double, label: (Int) -> String) -> [Hotspot] {
    time.columns(least: time.order.count <= 60 ? 4 : 12, weight: weight).map { column in
      Hotspot(
        Rect(
          x: column.left.toTenth, y: plot.y.toTenth, width: (column.right - column.left).toTenth,
          height: (plot.height + 24).toTenth),
        target: .snapshot(column.snapshot), label: label(column.snapshot))
    }
  }
}
