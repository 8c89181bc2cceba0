import Measures

/// When instances were born, and how many of each time are still alive: a bar for each interval
/// between snapshots, as high as the births, filled up to those that are left at the last of them.
package struct CohortChart: Sendable {
  package var title: String
  package var cohorts: [Cohort]
  package var hue: Hue
  /// When those are counted that are alive, as `the end`.
  package var moment: String

  package init(title: String, cohorts: [Cohort], hue: Hue, moment: String) {
    self.title = title
    self.cohorts = cohorts
    self.hue = hue
    self.moment = moment
  }

  /// The instances that were born in one interval.
  package struct Cohort: Sendable, Hashable {
    /// The end of the interval, in seconds since the program's start.
    package var end: Double
    package var born: Int
    /// Of these, alive at the end of the last interval.
    package var alive: Int

    package init(end: Double, born: Int, alive: Int) {
      self.end = end
      self.born = born
      self.alive = alive
    }
  }

  private static let plotHeight = 120.0
  /// The narrowest bar with its gap, in pixels.
  private static let least = 6.0

  /// Lays the chart out; neighbours share a bar where there are too many.
  ///
  /// - Returns: nil when nothing was born.
  package func chart(_ style: ChartStyle, measure: any TextMeasuring) -> Chart? {
    let left = 46.0
    let width = style.width - left - Metrics.margin
    let bars = Self.joined(cohorts, limit: max(1, Int(width / Self.least)))
    guard let most = bars.map(\.born).max(), most > 0 else { return nil }
    let plot = Rect(x: left, y: 36, width: width, height: Self.plotHeight)
    var sketch = Sketch(style, height: plot.maxY + 52, title: title, measure: measure)
    let scale = LinearScale(from: 0, to: Double(most), start: plot.maxY, end: plot.y)
    for tick in CountTicks(upTo: Double(most), parts: 3).ticks {
      let y = scale(tick.value)
      if tick.value > 0 {
        sketch.hairline(fromX: plot.x, y: y, toX: plot.maxX, y: y, sketch.palette.grid)
      }
      sketch.text(tick.label, x: plot.x - 6, y: y + 4, anchor: .end, color: sketch.palette.soft)
    }
    let pitch = width / Double(bars.count)
    var hotspots: [Hotspot] = []
    for (place, bar) in bars.enumerated() {
      let slot = Rect(
        x: plot.x + pitch * Double(place), y: plot.y, width: pitch, height: plot.height)
      draw(bar, slot, scale, on: &sketch)
      hotspots.append(Hotspot(slot, target: .row(place), label: label(bar)))
    }
    sketch.hairline(
      fromX: plot.x, y: plot.maxY, toX: plot.maxX, y: plot.maxY, sketch.palette.soft)
    drawTimes(bars, plot, on: &sketch)
    drawKeys(plot, on: &sketch)
    sketch.summarize(summary)
    return Chart(drawing: sketch.drawing, hotspots: hotspots)
  }

  private static func joined(_ cohorts: [Cohort], limit: Int) -> [Cohort] {
    guard cohorts.count > limit else { return cohorts }
    let size = (cohorts.count + limit - 1) / limit
    return stride(from: 0, to: cohorts.count, by: size).map { start in
      let part = cohorts[start..<min(start + size, cohorts.count)]
      return part.dropFirst().reduce(part[start]) {
        Cohort(end: $1.end, born: $0.born + $1.born, alive: $0.alive + $1.alive)
      }
    }
  }

  private func draw(_ bar: Cohort, _ slot: Rect, _ scale: LinearScale, on sketch: inout Sketch) {
    let color = sketch.palette.color(hue)
    let gap = slot.width > 12 ? 3.0 : 1
    func part(_ count: Int) -> Rect {
      let top = scale(Double(count))
      return Rect(
        x: slot.x + gap / 2, y: top, width: max(slot.width - gap, 1), height: slot.maxY - top)
    }
    var pale = color
    pale.alpha = 0x33
    if bar.born > 0 { sketch.box(part(bar.born), fill: pale) }
    if bar.alive > 0 { sketch.box(part(min(bar.alive, bar.born)), fill: color) }
  }

  private func drawTimes(_ bars: [Cohort], _ plot: Rect, on sketch: inout Sketch) {
    let pitch = plot.width / Double(bars.count)
    var used = -Double.infinity
    for (place, bar) in bars.enumerated() {
      let text = "\(Seconds(bar.end))"
      let half = sketch.width(of: text) / 2
      let center = min(plot.x + pitch * (Double(place) + 0.5), sketch.style.width - half - 2)
      guard center - half >= used else { continue }
      sketch.text(text, x: center, y: plot.maxY + 16, anchor: .middle, color: sketch.palette.soft)
      used = center + half + 12
    }
  }

  private func drawKeys(_ plot: Rect, on sketch: inout Sketch) {
    let color = sketch.palette.color(hue)
    var pale = color
    pale.alpha = 0x33
    var x = Metrics.margin
    for (name, fill) in [("still alive", color), ("freed", pale)] {
      let y = plot.maxY + 30
      sketch.box(Rect(x: x, y: y, width: Metrics.swatch, height: Metrics.swatch), fill: fill)
      sketch.text(name, x: x + 15, y: y + 9, color: sketch.palette.ink)
      x += 15 + sketch.width(of: name) + 18
    }
  }

  private func label(_ bar: Cohort) -> String {
    "Born up to \(Seconds(bar.end)): \(GroupedCount(bar.born)), of which "
      + "\(GroupedCount(bar.alive)) alive at \(brief(moment))"
  }

  private var summary: String {
    let (born, alive) = cohorts.reduce(into: (0, 0)) {
      $0.0 += $1.born
      $0.1 += $1.alive
    }
    return
      "\(GroupedCount(born).of("instance", "instances")) born in "
      + "\(GroupedCount(cohorts.count).of("interval", "intervals")) between snapshots; "
      + "\(GroupedCount(alive)) alive at \(brief(moment))."
  }
}
