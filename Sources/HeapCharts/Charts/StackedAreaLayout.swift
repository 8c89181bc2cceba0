import Measures

extension StackedAreaChart {
  func area(_ style: ChartStyle, measure: any TextMeasuring) -> Chart {
    let stack = Stack(bands.map(\.bytes), snapshotCount: snapshots.count)
    let totals = snapshots.indices.map { total(at: $0, stack) }
    let largest = max(
      ceiling, totals.max() ?? 0, snapshots.indices.map(stack.sum).max() ?? 0)
    let last = TimeAxis(snapshots, plot: 0...1).order.last ?? 0
    let unit = ByteUnit.fitting(largest.magnitude).symbol
    let figures = peak == last ? [last] : [peak, last].compactMap(\.self)
    var layout = TimeChartLayout(
      .init(
        title: "\(title), in \(unit)", snapshots: snapshots, reach: reach,
        largest: Double(largest),
        rows: rows(stack, at: figures, palette: style.palette),
        heads: peak == last ? ["peak, end"] : peak == nil ? ["end"] : ["peak", "end"]),
      style: style, measure: measure
    ) { ByteTicks(upTo: $0, parts: $1).ticks }
    let drawn = layout.frame.thinnedSnapshots(columnWidth: 4) { Double(totals[$0]) }
    layout.draw { frame, sketch in
      drawBands(stack, drawn, frame, on: &sketch)
      drawTotal(drawn, frame, on: &sketch)
      drawPeak(totals, frame, on: &sketch)
    }
    let labels = StackedAreaLabels(chart: self, stack: stack, last: last)
    return layout.finish(
      priority: peak.map { [$0] } ?? [], summary: labels.summary(totals),
      hotspots: layout.frame.columnHotspots(
        weight: { Double(totals[$0]) }, label: { labels.snapshot($0) })
        + bandHotspots(stack, totals, layout.frame, labels)
    ) { labels.row($0) }
  }

  /// The total on top, then the bands from the highest to the lowest.
  ///
  /// - Parameter figures: the snapshots whose bytes are in the rows; the last one is where the bands
  ///   end.
  func rows(_ stack: Stack, at figures: [Int], palette: Palette) -> [LegendRow] {
    let end = figures.last ?? 0
    let bands = bands.indices.reversed().map { band in
      let bottom = Double(stack.bottom(band, end))
      let values = figures.map { self.bands[band].bytes.dropFirst($0).first ?? nil }
      return LegendRow(
        name: self.bands[band].name, values: values.map { $0.map { "\(ByteSize($0))" } ?? "–" },
        key: .swatch(palette.color(self.bands[band].hue)), target: .band(band),
        anchor: (bottom + Double(stack.tops[band][end])) / 2)
    }
    guard let total = knownTotal(at: end) else { return bands }
    let line = LegendRow(
      name: "Total",
      values: figures.map { knownTotal(at: $0).map { "\(ByteSize($0))" } ?? "–" },
      key: .line(palette.ink, width: 1.5, dash: []), target: .snapshot(end),
      anchor: Double(total), isBold: true)
    return [line] + bands
  }

  /// Painted from the top down, each over the lower part of the previous one: no seams between
  /// neighbours, and half the points.
  private func drawBands(
    _ stack: Stack, _ drawn: [Int], _ frame: PlotFrame, on sketch: inout Sketch
  ) {
    guard let first = drawn.first, let last = drawn.last else { return }
    let positions = frame.time.positions
    for band in bands.indices.reversed() {
      let tops = stack.tops[band]
      guard drawn.contains(where: { tops[$0] > stack.bottom(band, $0) }) else { continue }
      let edge = drawn.map { Point(positions[$0], frame.y(Double(tops[$0]))) }
      sketch.area(
        edge + [
          Point(positions[last], frame.plot.maxY), Point(positions[first], frame.plot.maxY),
        ], fill: sketch.palette.color(bands[band].hue),
        separator: frame.isDense(drawn) ? nil : sketch.palette.background, width: 0.8)
    }
  }

  private func drawTotal(_ drawn: [Int], _ frame: PlotFrame, on sketch: inout Sketch) {
    let ink = sketch.palette.ink
    for run in drawn.split(whereSeparator: { knownTotal(at: $0) == nil }) {
      let points = run.map { index in
        Point(frame.time.positions[index], frame.y(Double(knownTotal(at: index) ?? 0)))
      }
      sketch.line(points, ink, width: frame.isDense(drawn) ? 0.8 : 1.5)
    }
  }

  private func drawPeak(_ totals: [ByteCount], _ frame: PlotFrame, on sketch: inout Sketch) {
    guard let peak, totals.indices.contains(peak) else { return }
    let point = Point(frame.time.positions[peak], frame.y(Double(totals[peak])))
    sketch.dot(point, radius: 4, fill: sketch.palette.ink)
    let label = "peak \(ByteSize(totals[peak]))"
    let half = sketch.width(of: label, isBold: true) / 2
    let center = min(max(point.x, frame.plot.x + half), frame.plot.maxX - half - 6)
    sketch.text(
      label, x: center, y: point.y - 9, anchor: .middle, isBold: true, color: sketch.palette.ink)
  }
}

extension PlotFrame {
  /// The snapshots worth drawing, by time.
  func thinnedSnapshots(columnWidth: Double, value: (Int) -> Double) -> [Int] {
    thinned(
      time.order.count, columnWidth: columnWidth, x: { time.positions[time.order[$0]] },
      value: { value(time.order[$0]) }
    ).map { time.order[$0] }
  }

  /// With more points than every third pixel, thick lines would cover what they separate.
  func isDense(_ drawn: [Int]) -> Bool { Double(drawn.count) > plot.width / 3 }

  func point(_ snapshot: Int, _ value: ByteCount) -> Point {
    Point(time.positions[snapshot].toTenth, y(Double(value)).toTenth)
  }
}

extension Rect {
  /// The bounds of some points; `nil` if there is none.
  init?(around points: [Point]) {
    guard let left = points.map(\.x).min(), let right = points.map(\.x).max(),
      let top = points.map(\.y).min(), let bottom = points.map(\.y).max()
    else { return nil }
    self.init(
      x: left, y: top, width: (right - left).toTenth, height: (bottom - top).toTenth)
  }
}
