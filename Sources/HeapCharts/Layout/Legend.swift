/// The rows of a legend, set in columns: key, name, figures aligned on the right.
struct Legend {
  private(set) var rows: [LegendRow]
  /// What the figures are, a word for each column; empty: the figures need none.
  let heads: [String]
  let nameWidth: Double
  /// The width of each column of figures.
  let valueWidths: [Double]
  private let keyWidth: Double

  /// Pixels before each column of figures.
  private static let columnGap = 12.0

  /// - Parameter limit: the largest width of the legend, in pixels.
  init(_ rows: [LegendRow], heads: [String] = [], limit: Double, sketch: Sketch) {
    let keyWidth = rows.contains(where: \.isLine) ? 22.0 : Metrics.swatch
    self.keyWidth = keyWidth
    self.heads = heads
    let columns = rows.map(\.values.count).max() ?? 0
    let valueWidths = (0..<columns).map { column in
      let figures = rows.filter { $0.values.indices.contains(column) }.map {
        sketch.width(of: $0.values[column], isBold: $0.isBold)
      }
      let head = heads.indices.contains(column) ? sketch.width(of: heads[column]) : 0
      return max(figures.max() ?? 0, head)
    }
    self.valueWidths = valueWidths
    let figures = valueWidths.reduce(0) { $0 + $1 + Self.columnGap }
    let room = max(limit - keyWidth - 6 - figures, 30)
    self.rows = rows.map { row in
      var row = row
      row.name = sketch.elided(row.name, to: room, isBold: row.isBold)
      return row
    }
    nameWidth = self.rows.map { sketch.width(of: $0.name, isBold: $0.isBold) }.max() ?? 0
  }

  /// Pixels from the left of the keys to the right of the figures.
  var width: Double {
    keyWidth + 6 + nameWidth + valueWidths.reduce(0) { $0 + $1 + Self.columnGap }
  }

  /// The same legend with anchors in pixels instead of values.
  func anchored(_ place: (Double) -> Double) -> Legend {
    var legend = self
    for index in rows.indices { legend.rows[index].anchor = place(rows[index].anchor) }
    return legend
  }

  /// Draws what the figures are, above the first row.
  func drawHeads(y: Double, right: Double, on sketch: inout Sketch) {
    drawFigures(heads, y: y, right: right, isBold: false, sketch.palette.soft, on: &sketch)
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
    drawFigures(row.values, y: y + 4, right: right, isBold: row.isBold, ink, on: &sketch)
    let half = Metrics.pitch / 2
    return Rect(x: x - 2, y: y - half, width: right - x + 4, height: 2 * half)
  }

  private func drawFigures(
    _ texts: [String], y: Double, right: Double, isBold: Bool, _ color: Color,
    on sketch: inout Sketch
  ) {
    var end = right
    for (text, width) in zip(texts, valueWidths).reversed() {
      sketch.text(text, x: end, y: y, anchor: .end, isBold: isBold, color: color)
      end -= width + Self.columnGap
    }
  }
}

extension LegendRow {
  fileprivate var isLine: Bool {
    if case .line = key { true } else { false }
  }
}
