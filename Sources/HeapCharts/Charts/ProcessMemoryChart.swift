package import Measures

/// The process's memory as reported by the operating system: one line per figure. It is a
/// separate chart because these dwarf what is tracked.
package struct ProcessMemoryChart: Sendable {
  /// What is shown, without the unit; the unit is appended.
  package var title: String
  package var snapshots: [SnapshotMark]
  /// At most eight can be told apart.
  package var series: [Series]

  package init(title: String, snapshots: [SnapshotMark], series: [Series]) {
    self.title = title
    self.snapshots = snapshots
    self.series = series
  }

  /// One line.
  package struct Series: Sendable {
    package var name: String
    package var hue: Hue
    /// Bytes per snapshot; the line has a gap where it is unknown.
    package var bytes: [ByteCount?]

    package init(name: String, hue: Hue, bytes: [ByteCount?]) {
      self.name = name
      self.hue = hue
      self.bytes = bytes
    }
  }

  /// Lays the chart out.
  ///
  /// - Returns: `nil` if there is no snapshot or no value.
  package func chart(_ style: ChartStyle, measure: any TextMeasuring) -> Chart? {
    let values = series.flatMap { $0.bytes.prefix(snapshots.count) }.compactMap { $0 }
    guard let largest = values.max() else { return nil }
    let unit = ByteUnit.fitting(max(largest, 0).magnitude).symbol
    let time = TimeAxis(snapshots, plot: 0...1)
    var layout = TimeChartLayout(
      .init(
        title: "\(title), in \(unit)", snapshots: snapshots, largest: Double(largest),
        rows: rows(time, palette: style.palette), heads: ["peak", "end"]),
      style: style, measure: measure
    ) { ByteTicks(upTo: $0, parts: $1).ticks }
    layout.draw { frame, sketch in
      for (index, line) in series.enumerated() { draw(line, index, frame, on: &sketch) }
    }
    return layout.finish(
      summary: series.map(summary).joined(separator: "; ") + ".",
      hotspots: layout.frame.columnHotspots(
        weight: { snapshot in
          series.map { Double(Self.value($0, snapshot) ?? 0) }.max() ?? 0
        }, label: label)
    ) { row in
      guard case .band(let index)? = row.target else { return brief(row.name) }
      return summary(series[index])
    }
  }

  /// The highest line first, each with its last known value.
  private func rows(_ time: TimeAxis, palette: Palette) -> [LegendRow] {
    series.enumerated().map { index, line in
      let last = time.order.last { Self.value(line, $0) != nil }
      let value = last.flatMap { Self.value(line, $0) }
      let most = line.bytes.prefix(snapshots.count).compactMap(\.self).max()
      return LegendRow(
        name: line.name, values: [most, value].map { $0.map { "\(ByteSize($0))" } ?? "–" },
        key: .line(palette.color(line.hue), width: 2, dash: LineDash.pattern(index)),
        target: .band(index), anchor: Double(value ?? 0))
    }.sorted { $0.anchor > $1.anchor }
  }

  private func draw(_ line: Series, _ index: Int, _ frame: PlotFrame, on sketch: inout Sketch) {
    let color = sketch.palette.color(line.hue)
    let drawn = frame.thinnedSnapshots(columnWidth: 2) { Double(Self.value(line, $0) ?? 0) }
    let known = drawn.split { Self.value(line, $0) == nil }
    for run in known {
      let points = run.map { frame.point($0, Self.value(line, $0) ?? 0) }
      sketch.line(points, color, width: 2, dash: LineDash.pattern(index))
      // A single point would be invisible, and few points show where something was measured.
      if drawn.count <= 40 || points.count == 1 {
        for point in points { sketch.dot(point, radius: 3, fill: color) }
      }
    }
  }

  private func label(_ snapshot: Int) -> String {
    let mark = snapshots[snapshot]
    let head = mark.name.isEmpty ? "" : brief(mark.name) + " "
    return "\(head)at \(Seconds(mark.time)): "
      + series.map { line in
        "\(brief(line.name)) \(Self.value(line, snapshot).map { "\(ByteSize($0))" } ?? "unknown")"
      }.joined(separator: "; ")
  }

  private func summary(_ line: Series) -> String {
    let known = line.bytes.prefix(snapshots.count).compactMap { $0 }
    guard let least = known.min(), let most = known.max() else { return "\(line.name): unknown" }
    return "\(line.name): \(ByteSize(least)) to \(ByteSize(most))"
  }

  private static func value(_ line: Series, _ snapshot: Int) -> ByteCount? {
    line.bytes.indices.contains(snapshot) ? line.bytes[snapshot] : nil
  }
}
