internal import CCairo
internal import HeapCharts

extension CairoContext {
  /// Paints background and shapes; the caller writes the texts.
  func paint(_ drawing: Drawing) {
    set(drawing.background)
    cairo_paint(pointer)
    cairo_set_line_join(pointer, CAIRO_LINE_JOIN_ROUND)
    for shape in drawing.shapes { paint(shape) }
  }

  private func paint(_ shape: Shape) {
    for element in shape.path {
      switch element {
      case .move(let point): cairo_move_to(pointer, point.x, point.y)
      case .line(let point): cairo_line_to(pointer, point.x, point.y)
      case .close: cairo_close_path(pointer)
      }
    }
    if let fill = shape.fill {
      set(fill)
      cairo_fill_preserve(pointer)
    }
    if let stroke = shape.stroke {
      set(stroke.color)
      cairo_set_line_width(pointer, stroke.width)
      cairo_set_dash(pointer, stroke.dash, Int32(clamping: stroke.dash.count), 0)
      cairo_stroke_preserve(pointer)
    }
    cairo_new_path(pointer)
  }

  func set(_ color: Color) {
    cairo_set_source_rgba(
      pointer, Double(color.red) / 255, Double(color.green) / 255, Double(color.blue) / 255,
      Double(color.alpha) / 255)
  }
}
