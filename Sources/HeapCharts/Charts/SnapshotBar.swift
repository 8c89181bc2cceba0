import Measures

extension StackedAreaChart {
  /// One snapshot: a bar across the whole width, with its legend below.
  func bar(_ style: ChartStyle, measure: any TextMeasuring) -> Chart {
    let stack = Stack(bands.map(\.bytes), snapshotCount: 1)
    let whole = max(total(at: 0, stack), stack.sum(0))
    let columns = style.width >= 1_000 ? 3 : style.width >= 520 ? 2 : 1
    let keys = rows(stack, at: [0], palette: style.palette)
    // The total, then the bands from left to right, the lowest first.
    let rows = keys.filter(\.isBold) + keys.filter { !$0.isBold }.reversed()
    let legendHeight = Double((rows.count + columns - 1) / columns) * Metrics.pitch
    let thickness = min(max((style.height ?? 0) - 34 - 44 - legendHeight - 12, 44), 120)
    let unit = ByteUnit.fitting(max(whole, ceiling).magnitude).symbol
    var sketch = Sketch(
      style, height: max(style.height ?? 0, 34 + thickness + 44 + legendHeight + 12),
      title: "\(title), in \(unit)", measure: measure)
    let area = Rect(
      x: Metrics.margin, y: 34, width: style.width - 2 * Metrics.margin, height: thickness)
    let scale = LinearScale(
      from: 0, to: max(Double(max(whole, ceiling)), 1), start: area.x, end: area.maxX)
    drawAxis(scale, area, on: &sketch)
    let labels = StackedAreaLabels(chart: self, stack: stack, last: 0)
    var hotspots = [Hotspot(area, target: .snapshot(0), label: labels.snapshot(0))]
    for band in bands.indices.reversed() where stack.tops[band][0] > stack.bottom(band, 0) {
      let left = scale(Double(stack.bottom(band, 0)))
      let right = scale(Double(stack.tops[band][0]))
      let rect = Rect(
        x: left.toTenth, y: area.y, width: (right - left).toTenth, height: thickness)
      sketch.area(
        rect.corners, fill: sketch.palette.color(bands[band].hue),
        separator: sketch.palette.background)
      hotspots.append(Hotspot(rect, target: .band(band), label: labels.band(band)))
    }
    let gap = columns > 1 ? 28.0 * Double(columns - 1) : 0
    let legend = Legend(rows, limit: (area.width - gap) / Double(columns), sketch: sketch)
    hotspots += legend.drawBelow(
      Rect(x: area.x, y: area.maxY + 44, width: area.width, height: legendHeight),
      columns: columns,
      label: { labels.row($0) },
      on: &sketch)
    sketch.summarize("One snapshot, \(labels.snapshot(0)).")
    return Chart(drawing: sketch.drawing, hotspots: hotspots)
  }

  private func drawAxis(_ scale: LinearScale, _ area: Rect, on sketch: inout Sketch) {
    let palette = sketch.palette
    let parts = sketch.style.isNarrow ? 4 : 10
    for tick in ByteTicks(upTo: scale.upper, parts: parts).ticks {
      let x = scale(tick.value)
      sketch.hairline(fromX: x, y: area.maxY + 2, toX: x, y: area.maxY + 7, palette.soft)
      let half = sketch.width(of: tick.label) / 2
      let center = min(max(x, area.x + half), area.maxX - half)
      sketch.text(
        tick.label, x: center, y: area.maxY + 20, anchor: .middle, color: palette.soft)
    }
  }
}
