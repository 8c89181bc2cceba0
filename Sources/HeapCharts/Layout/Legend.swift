/// The rows of a legend, set in columns: key, name, figures aligned on the right.
struct Legend {
  private(set) var rows: [LegendRow]
  let nameWidth: Double
  let valueWidth: Double
  private let keyWidth: Double

  /// - Parameter limit: the largest width of the legend, in pixels.
  init(_ rows: [LegendRow], limit: Double, sketch: Sketch) {
    let keyWidth = rows.contains(where: \.isLine) ? 22.0 : Metrics.swatch
    self.keyWidth = keyWidth
    let value = rows.map { sketch.width(of: $0.value, isBold: $0.isBold) }.max() ?? 0
    let room = max(limit - keyWidth - 6 - 12 - value, 30)
    self.rows = rows.map { row in
      var row = row
      row.name = sketch.elided(row.name, to: room, isBold: row.isBold)
      return row
    }
    valueWidth = value
    nameWidth = self.rows.map { sketch.width(of: $0.name, isBold: $0.isBold) }.max() ?? 0
  }

  /// Pixels from the left of the keys to the right of the figures.
  var width: Double { keyWidth + 6 + nameWidth + 12 + valueWidth }

  /// The same legend with anchors in pixels instead of values.
  func anchored(_ place: (Double) -> Double) -> Legend {
    var legend = self
    for index in rows.indices { legend.rows[index].anchor = place(rows[index].anchor) }
    return legend
  }

  /// Draws one row with its middle at `y`; returns its place.
  func draw(_ row: LegendRow, x: Double, y: Double, right: Double, on sketch: inout Sketch) -> Rect
  {
    switch row.key {
    case .swatch(let color):
      let side = Metrics.swatch
      sketch.box(Rect(x: x, y: y - side / 2, width: side, height: side), fill: color)
    case .line(let color, let width, let dash):
      sketch.line([Point(x, y), Point(x + keyWidth, y)], color, width: width, dash: dash)
    }
    let ink = sketch.palette.ink
    sketch.text(row.name, x: x + keyWidth + 6, y: y + 4, isBold: row.isBold, color: ink)
    sketch.text(row.value, x: right, y: y + 4, anchor: .end, isBold: row.isBold, color: ink)
    let half = Metrics.pitch / 2
    return Rect(x: x - 2, y: y - half, width: right - x + 4, height: 2 * half)
  }
}

extension LegendRow {
  fileprivate var isLine: Bool {
    if case .line = key { true } else { false }
  }
}
