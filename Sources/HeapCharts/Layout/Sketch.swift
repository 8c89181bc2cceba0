/// A drawing under construction. Only here coordinates are rounded, to a tenth of a pixel.
struct Sketch {
  let style: ChartStyle
  let palette: Palette
  let measure: any TextMeasuring
  private(set) var drawing: Drawing

  init(_ style: ChartStyle, height: Double, title: String, measure: any TextMeasuring) {
    self.style = style
    self.measure = measure
    palette = style.palette
    drawing = Drawing(
      size: Size(style.width, min(height.rounded(.up), Drawing.maximumSide)),
      background: palette.background, title: title, summary: "")
    text(
      elided(title, to: style.width - 2 * Metrics.margin, size: Metrics.titleSize, isBold: true),
      x: Metrics.margin, y: 20, size: Metrics.titleSize, isBold: true, color: palette.ink)
  }

  /// Sets what a reader should take from the picture.
  mutating func summarize(_ summary: String) { drawing.summary = summary }

  mutating func line(
    _ points: [Point], _ color: Color, width: Double = 1, dash: [Double] = []
  ) {
    guard points.count > 1 else { return }
    add(Shape(path(points), stroke: Stroke(color, width: width, dash: dash)))
  }

  /// A hairline that fills whole pixels.
  mutating func hairline(
    fromX x0: Double, y y0: Double, toX x1: Double, y y1: Double, _ color: Color
  ) {
    func snapped(_ value: Double) -> Double { value.rounded(.down) + 0.5 }
    let isHorizontal = y0 == y1
    line(
      [
        Point(isHorizontal ? x0 : snapped(x0), isHorizontal ? snapped(y0) : y0),
        Point(isHorizontal ? x1 : snapped(x1), isHorizontal ? snapped(y1) : y1),
      ], color)
  }

  mutating func area(_ points: [Point], fill: Color, separator: Color? = nil, width: Double = 1) {
    guard points.count > 2 else { return }
    add(
      Shape(
        path(points) + [.close], fill: fill, stroke: separator.map { Stroke($0, width: width) }))
  }

  mutating func box(_ rect: Rect, fill: Color) {
    area(rect.corners, fill: fill)
  }

  /// A dot of `radius` pixels with a ring of the background; sixteen corners are a circle here.
  mutating func dot(_ center: Point, radius: Double, fill: Color) {
    let unit = [
      (1, 0), (0.924, 0.383), (0.707, 0.707), (0.383, 0.924),
    ]
    let quarters: [(Double, Double, Double, Double)] = [
      (1, 0, 0, 1), (0, -1, 1, 0), (-1, 0, 0, -1), (0, 1, -1, 0),
    ]
    let corners = quarters.flatMap { a, b, c, d in
      unit.map { x, y in
        Point(center.x + radius * (a * x + b * y), center.y + radius * (c * x + d * y))
      }
    }
    area(corners, fill: fill, separator: palette.background)
  }

  mutating func text(
    _ string: String, x: Double, y: Double, anchor: Text.Anchor = .start,
    size: Double = Metrics.fontSize, isBold: Bool = false, color: Color
  ) {
    guard !string.isEmpty else { return }
    drawing.texts.append(
      Text(
        string, at: Point(x.toTenth, y.toTenth), anchor: anchor, size: size, isBold: isBold,
        color: color))
  }

  /// Lines of one kind in a row become one shape: a grid is one path in the file.
  private mutating func add(_ shape: Shape) {
    if let last = drawing.shapes.indices.last, drawing.shapes[last].fill == nil,
      shape.fill == nil, drawing.shapes[last].stroke == shape.stroke, shape.stroke?.dash == []
    {
      drawing.shapes[last].path += shape.path
    } else {
      drawing.shapes.append(shape)
    }
  }

  private func path(_ points: [Point]) -> [PathElement] {
    points.enumerated().map { index, point in
      let rounded = Point(point.x.toTenth, point.y.toTenth)
      return index == 0 ? .move(rounded) : .line(rounded)
    }
  }
}

extension Double {
  /// Rounded to a tenth of a pixel; 0 if it is not a number.
  var toTenth: Double { isFinite ? (self * 10).rounded() / 10 : 0 }
}

extension Rect {
  var corners: [Point] {
    [
      Point(x, y), Point(x + width, y), Point(x + width, y + height), Point(x, y + height),
    ]
  }

  var maxX: Double { x + width }
  var maxY: Double { y + height }
}
