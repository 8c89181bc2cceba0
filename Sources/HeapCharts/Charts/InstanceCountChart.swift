import Measures

/// The number of living instances, exact at every moment: steps from births and deaths.
package struct InstanceCountChart: Sendable {
  package var title: String
  /// Marked on the axis.
  package var snapshots: [SnapshotMark]
  package var series: [Series]

  package init(title: String, snapshots: [SnapshotMark], series: [Series]) {
    self.title = title
    self.snapshots = snapshots
    self.series = series
  }

  /// The instances of one class.
  package struct Series: Sendable {
    package var name: String
    package var hue: Hue
    /// By time; each count holds from its time on. Before the first there is no instance.
    package var events: [InstanceCount]

    package init(name: String, hue: Hue, events: [InstanceCount]) {
      self.name = name
      self.hue = hue
      self.events = events
    }
  }

  /// Lays the chart out; a million events cost one pass and give at most a few points per pixel.
  ///
  /// - Returns: `nil` if there is no event.
  package func chart(_ style: ChartStyle, measure: any TextMeasuring) -> Chart? {
    let firsts = series.compactMap { $0.events.first?.time }.map(TimeAxis.sane)
    let lasts = series.compactMap { $0.events.last?.time }.map(TimeAxis.sane)
    guard let first = firsts.min(), let last = lasts.max() else { return nil }
    let largest = series.map { $0.events.reduce(0) { max($0, $1.count) } }.max() ?? 0
    var layout = TimeChartLayout(
      .init(
        title: title, snapshots: snapshots, reach: min(first, last)...max(first, last),
        largest: Double(largest), rows: rows(style.palette), heads: ["peak", "end"]),
      style: style, measure: measure
    ) { CountTicks(upTo: $0, parts: $1).ticks }
    layout.draw { frame, sketch in
      for (index, line) in series.enumerated() {
        let points = StepLine(line.events, frame: frame).points
        let color = sketch.palette.color(line.hue)
        if series.count == 1, let start = points.first, let end = points.last {
          var shade = color
          shade.alpha = 0x2E
          let base = frame.plot.maxY
          sketch.area(points + [Point(end.x, base), Point(start.x, base)], fill: shade)
        }
        sketch.line(points, color, width: 1.8, dash: LineDash.pattern(index))
      }
    }
    return layout.finish(
      summary: series.map(summary).joined(separator: "; ") + ".",
      hotspots: layout.frame.columnHotspots(weight: { Double(count(at: $0).max() ?? 0) }) {
        label($0)
      }
    ) { label($0) }
  }

  private func rows(_ palette: Palette) -> [LegendRow] {
    series.enumerated().map { index, line in
      let count = max(line.events.last?.count ?? 0, 0)
      let most = line.events.reduce(0) { max($0, $1.count) }
      return LegendRow(
        name: line.name,
        values: [GroupedCount(most).description, GroupedCount(count).description],
        key: .line(palette.color(line.hue), width: 2, dash: LineDash.pattern(index)),
        target: .band(index), anchor: Double(count))
    }.sorted { $0.anchor > $1.anchor }
  }

  /// How many of each series are alive at a snapshot.
  private func count(at snapshot: Int) -> [Int] {
    let time = snapshots[snapshot].time
    return series.map { line in
      // The first event after the snapshot, by binary search: there may be a million events.
      var low = 0
      var high = line.events.count
      while low < high {
        let middle = (low + high) / 2
        if line.events[middle].time <= time { low = middle + 1 } else { high = middle }
      }
      return low > 0 ? line.events[low - 1].count : 0
    }
  }

  private func label(_ snapshot: Int) -> String {
    let mark = snapshots[snapshot]
    let head = mark.name.isEmpty ? "" : brief(mark.name) + " "
    let counts = zip(series, count(at: snapshot))
      .map { "\(GroupedCount($1)) \(brief($0.name))" }
    return "\(head)at \(Seconds(mark.time)): " + counts.joined(separator: "; ")
  }

  private func label(_ row: LegendRow) -> String {
    guard case .band(let index)? = row.target, series.indices.contains(index) else {
      return brief(row.name)
    }
    return summary(series[index])
  }

  private func summary(_ line: Series) -> String {
    let most = line.events.reduce(0) { max($0, $1.count) }
    let end = line.events.last?.count ?? 0
    return
      "\(brief(line.name)): at most \(GroupedCount(most)) alive, \(GroupedCount(end)) at the end"
  }
}
