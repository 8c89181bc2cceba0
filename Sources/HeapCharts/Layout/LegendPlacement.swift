extension Legend {
  /// Pixels between the plot and the keys, for the leader lines.
  static let leader = 22.0

  /// Places the rows at the right of the plot, each as near to its anchor as its neighbours allow,
  /// with a leader line; rows without room are left out, the last ones first.
  ///
  /// The rows are in the order from top to bottom.
  func drawBeside(
    _ plot: Rect, label: (LegendRow) -> String, on sketch: inout Sketch
  ) -> [Hotspot] {
    let top = heads.isEmpty ? plot.y - 4 : plot.y + 8
    let range = top...max(plot.maxY - 4, top)
    let capacity = max(1, (range.upperBound - range.lowerBound) / 15)
    let shown = rows.prefix(capacity < 200 ? Int(capacity) + 1 : 200)
    let places = spread(shown.map(\.anchor), gap: Metrics.pitch, in: range)
    let x = plot.maxX + Self.leader
    for (row, y) in zip(shown, places) {
      if abs(row.anchor - y) > 1 {
        let bend = plot.maxX + 7
        sketch.line(
          [
            Point(plot.maxX + 2, row.anchor), Point(bend - 2, row.anchor), Point(x - 8, y),
            Point(x - 3, y),
          ], sketch.palette.soft, width: 0.7)
      } else {
        sketch.line(
          [Point(plot.maxX + 2, y), Point(x - 3, y)], sketch.palette.soft, width: 0.7)
      }
    }
    if let first = places.first { drawHeads(y: first - 14, right: x + width, on: &sketch) }
    return zip(shown, places).compactMap { row, y in
      let rect = draw(row, x: x, y: y, right: x + width, on: &sketch)
      return row.target.map { Hotspot(rect, target: $0, label: label(row)) }
    }
  }

  /// The height of the rows below a plot.
  static func heightBelow(rows: Int, heads: [String], columns: Int) -> Double {
    let lines = (rows + columns - 1) / max(columns, 1) + (heads.isEmpty ? 0 : 1)
    return Double(lines) * Metrics.pitch
  }

  /// Places the rows under the plot, in columns read from top to bottom.
  func drawBelow(
    _ area: Rect, columns: Int, label: (LegendRow) -> String, on sketch: inout Sketch
  ) -> [Hotspot] {
    let columns = max(columns, 1)
    let perColumn = max((rows.count + columns - 1) / columns, 1)
    let gap = 28.0
    let width = (area.width - gap * Double(columns - 1)) / Double(columns)
    let head = heads.isEmpty ? 0 : Metrics.pitch
    if !heads.isEmpty {
      for column in 0..<min(columns, (rows.count + perColumn - 1) / perColumn) {
        drawHeads(
          y: area.y + Metrics.pitch / 2 + 4, right: area.x + Double(column) * (width + gap) + width,
          on: &sketch)
      }
    }
    return rows.enumerated().compactMap { index, row in
      let x = area.x + Double(index / perColumn) * (width + gap)
      let y = area.y + head + (Double(index % perColumn) + 0.5) * Metrics.pitch
      let rect = draw(row, x: x, y: y, right: x + width, on: &sketch)
      return row.target.map { Hotspot(rect, target: $0, label: label(row)) }
    }
  }
}
