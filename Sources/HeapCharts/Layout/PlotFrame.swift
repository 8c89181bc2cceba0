/// The plot of a chart over time: grid, axes, snapshot marks.
struct PlotFrame {
  let plot: Rect
  let time: TimeAxis
  let y: LinearScale

  /// Pixels under the plot for the snapshots' names and the times.
  static func footHeight(_ snapshots: [SnapshotMark]) -> Double {
    snapshots.contains { !$0.name.isEmpty } ? 56 : 38
  }

  /// Pixels kept free above the largest value for its label.
  static let headroom = 24.0

  /// The end of a y axis whose largest value is `largest`, so that ``headroom`` is kept.
  static func reach(_ largest: Double, height: Double) -> Double {
    max(largest, 1) * height / max(height - headroom, height / 2)
  }

  /// The number of ticks on a y axis of `height` pixels.
  static func yParts(_ height: Double) -> Int {
    let parts = (height / 44).rounded(.down)
    return parts >= 8 ? 8 : parts >= 2 ? Int(parts) : 2
  }

  /// Draws what is under the data: grid lines and the labels of both axes.
  func drawGround(_ ticks: [Tick], on sketch: inout Sketch) {
    let palette = sketch.palette
    for tick in ticks {
      let height = y(tick.value)
      if tick.value > 0 {
        sketch.hairline(fromX: plot.x, y: height, toX: plot.maxX, y: height, palette.grid)
      }
      sketch.text(
        tick.label, x: plot.x - 8, y: height + 4, anchor: .end, color: palette.soft)
    }
    drawTimes(on: &sketch)
  }

  /// Draws what is over the data: the base line and the snapshots' marks and names.
  func drawMarks(priority: [Int], on sketch: inout Sketch) {
    let palette = sketch.palette
    sketch.hairline(fromX: plot.x, y: plot.maxY, toX: plot.maxX, y: plot.maxY, palette.soft)
    // Denser marks would be a black bar.
    let isDense = Double(time.order.count) > plot.width / 4
    let marked = thinned(
      time.order.count, columnWidth: isDense ? 8 : 2, x: { time.positions[time.order[$0]] },
      value: { _ in 0 })
    for rank in marked {
      let x = time.positions[time.order[rank]]
      sketch.line(
        [Point(x, plot.maxY), Point(x, plot.maxY + 6)],
        isDense ? palette.soft : palette.ink, width: isDense ? 0.5 : 1.2)
    }
    drawNames(priority: priority, on: &sketch)
  }

  private func drawTimes(on sketch: inout Sketch) {
    guard !time.isOrdinal else { return }
    let palette = sketch.palette
    let parts = max(2, min(9, plot.width / 64))
    let ticks = TimeTicks(
      from: time.scale.lower, to: time.scale.upper, parts: Int(parts)
    ).ticks
    let rail = plot.maxY + Self.footHeight(time.snapshots) - 30
    sketch.hairline(fromX: plot.x, y: rail, toX: plot.maxX, y: rail, palette.grid)
    var used = -Double.infinity
    for tick in ticks {
      let x = time.scale(tick.value)
      sketch.hairline(fromX: x, y: rail, toX: x, y: rail + 5, palette.soft)
      let half = sketch.width(of: tick.label) / 2
      let center = min(max(x, half + 2), sketch.style.width - half - 2)
      guard center - half >= used else { continue }
      sketch.text(tick.label, x: center, y: rail + 18, anchor: .middle, color: palette.soft)
      used = center + half + 8
    }
  }
}
