package import Measures

/// What became more and what became less, as bars to the right and to the left of a line.
package struct ChangeChart: Sendable {
  package var title: String
  /// In the order in which they are drawn.
  package var rows: [Row]

  package init(title: String, rows: [Row]) {
    self.title = title
    self.rows = rows
  }

  /// One class, before and after.
  package struct Row: Sendable {
    package var name: String
    /// Bytes; a negative number counts as 0.
    package var before: ByteCount
    package var after: ByteCount

    package init(name: String, before: ByteCount, after: ByteCount) {
      self.name = name
      self.before = max(0, before)
      self.after = max(0, after)
    }

    var difference: ByteCount { after - before }
    var sign: String { difference > 0 ? "+" : difference == 0 ? "±" : "" }
    /// `+2.36 MiB`.
    var change: String { "\(sign)\(ByteSize(difference))" }
    var hue: Hue { difference > 0 ? ChangeChart.more : ChangeChart.less }
  }

  /// The hues of more and of less: vermilion and bluish green, which all eyes tell apart.
  package static let more = Hue.rank(5)
  package static let less = Hue.rank(2)

  /// The number of rows drawn; a caller says what is left out.
  package static let capacity = 24

  /// Lays the chart out; rows beyond ``capacity`` are left out, and the summary says so.
  ///
  /// - Returns: `nil` if there is no row.
  package func chart(_ style: ChartStyle, measure: any TextMeasuring) -> Chart? {
    guard !rows.isEmpty else { return nil }
    let shown = Array(rows.prefix(Self.capacity))
    let pitch = style.isNarrow ? 38.0 : 26.0
    let height = max(style.height ?? 0, 36 + pitch * Double(shown.count) + 10)
    var sketch = Sketch(style, height: height, title: title, measure: measure)
    let columns = Columns(shown, sketch: sketch)
    var hotspots: [Hotspot] = []
    for (place, row) in shown.enumerated() {
      let top = 36 + pitch * Double(place)
      draw(row, top: top, columns, on: &sketch)
      hotspots.append(
        Hotspot(
          Rect(x: 4, y: top, width: style.width - 8, height: pitch), target: .row(place),
          label: Self.label(row)))
    }
    let count = GroupedCount(rows.count).of("change", "changes")
    let cut = shown.count < rows.count ? ", the first \(shown.count) shown" : ""
    sketch.summarize(
      "\(count)\(cut): " + shown.prefix(3).map(Self.label).joined(separator: "; ") + ".")
    return Chart(drawing: sketch.drawing, hotspots: hotspots)
  }

  private static func label(_ row: Row) -> String {
    "\(brief(row.name)): \(row.change), \(ByteSize(row.before)) before and \(ByteSize(row.after)) after"
  }

  private func draw(_ row: Row, top: Double, _ columns: Columns, on sketch: inout Sketch) {
    let palette = sketch.palette
    let isNarrow = sketch.style.isNarrow
    let middle = isNarrow ? top + 26 : top + 13
    sketch.text(
      sketch.elided(row.name, to: columns.nameWidth), x: Metrics.margin,
      y: isNarrow ? top + 14 : middle + 4, color: palette.ink)
    let (zero, end) = (columns.scale(0), columns.scale(Double(row.difference)))
    // On phones the names are between the bars.
    let reach = isNarrow ? 9.0 : 13
    sketch.hairline(
      fromX: zero, y: middle - reach, toX: zero, y: middle + reach, palette.soft)
    if row.difference != 0 {
      let width = max(abs(end - zero), 0.8)
      sketch.box(
        Rect(x: row.difference > 0 ? zero : zero - width, y: middle - 7, width: width, height: 14),
        fill: palette.color(row.hue))
    }
    sketch.text(
      row.change, x: columns.changeMaxX, y: middle + 4, anchor: .end, color: palette.ink)
    if columns.spanWidth > 0 {
      sketch.text(
        Self.span(row), x: columns.spanMaxX, y: middle + 4, anchor: .end, color: palette.soft)
    }
  }

  /// `10.79 MiB → 33.92 KiB`.
  private static func span(_ row: Row) -> String {
    "\(ByteSize(row.before)) → \(ByteSize(row.after))"
  }

  /// The positions of the columns, in pixels.
  private struct Columns {
    let nameWidth: Double
    let scale: LinearScale
    let changeMaxX: Double
    let spanMaxX: Double
    /// 0: there is no room for what was before and after.
    let spanWidth: Double

    init(_ rows: [Row], sketch: Sketch) {
      let width = sketch.style.width
      let isNarrow = sketch.style.isNarrow
      let changes = rows.map { sketch.width(of: $0.change) }.max() ?? 0
      spanWidth = isNarrow ? 0 : rows.map { sketch.width(of: ChangeChart.span($0)) }.max() ?? 0
      spanMaxX = width - Metrics.margin
      changeMaxX = spanMaxX - spanWidth - (spanWidth > 0 ? 16 : 0)
      let end = max(changeMaxX - changes - 12, Metrics.margin + 40)
      let start: Double
      if isNarrow {
        nameWidth = width - 2 * Metrics.margin
        start = Metrics.margin
      } else {
        let limit = width * 0.3
        nameWidth = rows.map { sketch.width(of: sketch.elided($0.name, to: limit)) }.max() ?? 0
        start = min(Metrics.margin + nameWidth + 12, end - 40)
      }
      let differences = rows.map { Double($0.difference) }
      scale = LinearScale(
        from: min(0, differences.min() ?? 0), to: max(0, differences.max() ?? 0), start: start,
        end: end)
    }
  }
}
