package import Measures

/// The classes of one snapshot as horizontal bars, the largest first.
package struct DistributionChart: Sendable {
  package var title: String
  package var rows: [Row]
  /// The base of the shares, in bytes; 0 leaves the shares out.
  package var total: ByteCount

  package init(title: String, rows: [Row], total: ByteCount) {
    self.title = title
    self.rows = rows
    self.total = total
  }

  /// One class, or the rest of the classes together.
  package struct Row: Sendable {
    package var name: String
    package var hue: Hue
    /// A negative value is drawn as an empty bar.
    package var bytes: ByteCount

    package init(name: String, hue: Hue, bytes: ByteCount) {
      self.name = name
      self.hue = hue
      self.bytes = bytes
    }
  }

  /// The number of rows drawn; a caller folds the rest into one row of hue `.other`.
  package static let capacity = 32

  /// Lays the chart out; rows beyond ``capacity`` are left out, and the summary says so.
  ///
  /// - Returns: `nil` if there is no row.
  package func chart(_ style: ChartStyle, measure: any TextMeasuring) -> Chart? {
    guard !rows.isEmpty else { return nil }
    let order = Array(sorted.prefix(Self.capacity))
    let pitch = style.isNarrow ? 38.0 : 26.0
    let height = max(style.height ?? 0, 36 + pitch * Double(order.count) + 10)
    var sketch = Sketch(style, height: height, title: title, measure: measure)
    let columns = Columns(order.map { rows[$0] }, total: total, sketch: sketch)
    let largest = Double(max(rows.map(\.bytes).max() ?? 0, 1))
    var hotspots: [Hotspot] = []
    for (rank, index) in order.enumerated() {
      let top = 36 + pitch * Double(rank)
      let scale = LinearScale(from: 0, to: largest, start: columns.barX, end: columns.barMaxX)
      draw(rows[index], top: top, columns, scale, on: &sketch)
      hotspots.append(
        Hotspot(
          Rect(x: 4, y: top, width: style.width - 8, height: pitch), target: .row(index),
          label: label(rows[index])))
    }
    let count = GroupedCount(rows.count).of("row", "rows")
    let shown = order.count < rows.count ? ", the first \(order.count) shown" : ""
    sketch.summarize(
      "\(count)\(shown): " + order.prefix(3).map { label(rows[$0]) }.joined(separator: "; ") + ".")
    return Chart(drawing: sketch.drawing, hotspots: hotspots)
  }

  /// The largest first; the rest of the classes always last, however large.
  private var sorted: [Int] {
    rows.indices.sorted { left, right in
      let isOther = (rows[left].hue == .other, rows[right].hue == .other)
      if isOther.0 != isOther.1 { return isOther.1 }
      return (rows[left].bytes, right) > (rows[right].bytes, left)
    }
  }

  private func label(_ row: Row) -> String {
    "\(brief(row.name)): \(ByteSize(row.bytes))"
      + (Percent(row.bytes, of: total).map { ", \($0) of \(ByteSize(total))" } ?? "")
  }

  private func draw(
    _ row: Row, top: Double, _ columns: Columns, _ scale: LinearScale, on sketch: inout Sketch
  ) {
    let palette = sketch.palette
    let isNarrow = sketch.style.isNarrow
    let middle = isNarrow ? top + 26 : top + 13
    let name = sketch.elided(row.name, to: columns.nameWidth)
    sketch.text(name, x: Metrics.margin, y: isNarrow ? top + 14 : middle + 4, color: palette.ink)
    let end = scale(Double(max(row.bytes, 0)))
    sketch.hairline(
      fromX: columns.barX, y: middle - 9, toX: columns.barX, y: middle + 9, palette.grid)
    if row.bytes > 0 {
      sketch.box(
        Rect(x: columns.barX, y: middle - 7, width: max(end - columns.barX, 0.8), height: 14),
        fill: palette.color(row.hue))
    }
    sketch.text(
      "\(ByteSize(row.bytes))", x: columns.valueMaxX, y: middle + 4, anchor: .end,
      color: palette.ink)
    sketch.text(
      Percent(row.bytes, of: total)?.description ?? "", x: columns.shareMaxX, y: middle + 4,
      anchor: .end, color: palette.soft)
  }

  /// The positions of the columns, in pixels.
  private struct Columns {
    let nameWidth: Double
    let barX: Double
    let barMaxX: Double
    let valueMaxX: Double
    let shareMaxX: Double

    init(_ rows: [Row], total: ByteCount, sketch: Sketch) {
      let width = sketch.style.width
      let values = rows.map { sketch.width(of: "\(ByteSize($0.bytes))") }.max() ?? 0
      let shares = rows.map { sketch.width(of: Percent($0.bytes, of: total)?.description ?? "") }
      let share = shares.max() ?? 0
      shareMaxX = width - Metrics.margin
      valueMaxX = shareMaxX - share - (share > 0 ? 14 : 0)
      barMaxX = max(valueMaxX - values - 12, Metrics.margin + 20)
      if sketch.style.isNarrow {
        nameWidth = width - 2 * Metrics.margin
        barX = Metrics.margin
      } else {
        let limit = width * 0.36
        let widest = rows.map { sketch.width(of: sketch.elided($0.name, to: limit)) }.max() ?? 0
        nameWidth = widest
        barX = min(Metrics.margin + widest + 12, barMaxX - 20)
      }
    }
  }
}
