package import Measures

/// What a whole consists of, level below level: a row for each level, and as wide as its bytes.
package struct IcicleChart: Sendable {
  package var title: String
  /// In preorder: what a cell consists of comes after it, one level deeper. Those of one parent have
  /// no more bytes together than the parent.
  package var cells: [Cell]
  /// The bytes of the whole width.
  package var total: ByteCount
  /// What the shares are of, as `the peak`.
  package var whole: String

  package init(title: String, cells: [Cell], total: ByteCount, whole: String) {
    self.title = title
    self.cells = cells
    self.total = total
    self.whole = whole
  }

  /// A part of the whole.
  package struct Cell: Sendable {
    package var name: String
    package var hue: Hue
    package var bytes: ByteCount
    /// Steps below the first row.
    package var level: Int
    package var isBold: Bool

    package init(name: String, hue: Hue, bytes: ByteCount, level: Int, isBold: Bool = false) {
      self.name = name
      self.hue = hue
      self.bytes = bytes
      self.level = level
      self.isBold = isBold
    }
  }

  /// Rows that are drawn.
  package static let levelLimit = 14
  /// Pixels of the width for each box on average: a page has room for so many.
  private static let pixelsPerBox = 12.0
  /// The narrowest box in pixels.
  private static let least = 2.0
  private static let pitch = 42.0
  /// Pixels of the full colour above the boxes of the first row.
  private static let strip = 4.0

  /// Lays the chart out.
  ///
  /// - Returns: nil when there is nothing to draw.
  package func chart(_ style: ChartStyle, measure: any TextMeasuring) -> Chart? {
    let boxes = boxes(width: style.width - 2 * Metrics.margin)
    guard let deepest = boxes.map({ cells[$0.cell].level }).max() else { return nil }
    let height = 36 + Self.strip + Self.pitch * Double(deepest + 1) + 8
    var sketch = Sketch(style, height: height, title: title, measure: measure)
    var hotspots: [Hotspot] = []
    for box in boxes {
      let cell = cells[box.cell]
      let rect = Rect(
        x: Metrics.margin + box.x, y: 36 + Self.strip + Self.pitch * Double(cell.level),
        width: max(box.width - 1.5, 1), height: Self.pitch - 2)
      draw(cell, rect, on: &sketch)
      hotspots.append(Hotspot(rect, target: .row(box.cell), label: label(cell)))
    }
    let first = boxes.filter { cells[$0.cell].level == 0 }.prefix(3)
    sketch.summarize(
      "The width is bytes, of \(ByteSize(total)) in all. First row: "
        + first.map { label(cells[$0.cell]) }.joined(separator: "; ") + ".")
    return Chart(drawing: sketch.drawing, hotspots: hotspots)
  }

  private struct Box {
    var cell: Int
    var x: Double
    var width: Double
  }

  /// The boxes that can be seen, in the order of the cells: of too many the widest.
  private func boxes(width: Double) -> [Box] {
    guard total > 0 else { return [] }
    let scale = width / Double(total)
    // Where the next box of each level begins.
    var next = [0.0]
    var boxes: [Box] = []
    for (place, cell) in cells.enumerated() where cell.level < Self.levelLimit {
      guard cell.level >= 0, cell.level < next.count else { continue }
      next.removeLast(next.count - cell.level - 1)
      let (x, wide) = (next[cell.level], Double(max(cell.bytes, 0)) * scale)
      next[cell.level] = x + wide
      next.append(x)
      if wide >= Self.least { boxes.append(Box(cell: place, x: x, width: min(wide, width - x))) }
    }
    let limit = max(8, Int(width / Self.pixelsPerBox))
    guard boxes.count > limit else { return boxes }
    let line = boxes.map(\.width).sorted(by: >)[limit - 1]
    return Array(boxes.filter { $0.width >= line }.prefix(limit))
  }

  private func draw(_ cell: Cell, _ rect: Rect, on sketch: inout Sketch) {
    var fill = sketch.palette.color(cell.hue)
    if cell.level == 0 {
      sketch.box(
        Rect(x: rect.x, y: rect.y - Self.strip, width: rect.width, height: Self.strip), fill: fill)
    }
    // Light enough for words in either theme.
    fill.alpha = cell.level == 0 ? 0x59 : cell.level == 1 ? 0x47 : 0x33
    sketch.box(rect, fill: fill)
    let room = rect.width - 10
    guard room >= Self.leastRoom else { return }
    let ink = sketch.palette.ink
    guard let name = fitted(cell, to: room, sketch) else { return }
    sketch.text(name, x: rect.x + 5, y: rect.y + 16, isBold: cell.isBold, color: ink)
    let share = Percent(cell.bytes, of: total)?.description ?? ""
    let figures = ["\(ByteSize(cell.bytes)) · \(share)", share]
    if let fits = figures.first(where: { sketch.width(of: $0, size: Self.figureSize) <= room }) {
      sketch.text(fits, x: rect.x + 5, y: rect.y + 32, size: Self.figureSize, color: ink)
    }
  }

  private static let figureSize = Metrics.fontSize
  /// Narrower boxes have no words.
  private static let leastRoom = 30.0

  /// As much of the name's beginning and end as there is room for; nil where that tells nothing.
  ///
  /// It is guessed from the width of all: a chart has many boxes, and measuring costs more than them.
  private func fitted(_ cell: Cell, to room: Double, _ sketch: Sketch) -> String? {
    let name = brief(cell.name)
    let width = sketch.width(of: name, isBold: cell.isBold)
    guard width > room else { return name }
    let scalars = Array(name.unicodeScalars)
    var kept = Int(Double(scalars.count) * room / width) - 1
    while kept >= 5 {
      var text = String.UnicodeScalarView(scalars.prefix(kept * 2 / 5))
      text.append("…")
      text.append(contentsOf: scalars.suffix(kept - kept * 2 / 5))
      if sketch.width(of: String(text), isBold: cell.isBold) <= room { return String(text) }
      kept -= 1
    }
    return nil
  }

  private func label(_ cell: Cell) -> String {
    "\(brief(cell.name)): \(ByteSize(cell.bytes))"
      + (Percent(cell.bytes, of: total).map { ", \($0) of \(whole)" } ?? "")
  }
}
