import VisibleText

internal import CCairo
internal import HeapCharts

/// An image of `scale` times the drawing's size, as the bytes of a PNG file.
func cairoPNG(of drawing: Drawing, scale: Double, limit: Int) throws(RenderError) -> [UInt8] {
  let width = (drawing.size.width * scale).rounded(.up)
  let height = (drawing.size.height * scale).rounded(.up)
  guard scale > 0, width <= Drawing.maximumSide, height <= Drawing.maximumSide,
    let columns = Int32(exactly: width), let rows = Int32(exactly: height)
  else {
    throw RenderError(
      code: .size,
      reason: "cannot make an image of \(width) × \(height) pixels: the limit per side is "
        + "\(Drawing.maximumSide)")
  }
  let surface = try CairoSurface(
    cairo_image_surface_create(CAIRO_FORMAT_ARGB32, columns, rows),
    "create an image of \(columns) × \(rows) pixels")
  do {
    let context = try CairoContext(surface)
    cairo_scale(context.pointer, scale, scale)
    context.paint(drawing)
    FontFace.setOptions(on: context)
    for text in drawing.texts { try context.write(text) }
    try context.check("draw the image")
  }
  var sink = ByteSink(limit: limit)
  let status = withUnsafeMutablePointer(to: &sink) { pointer in
    cairo_surface_write_to_png_stream(surface.pointer, ByteSink.write, pointer)
  }
  try RenderError.check(status, "write the PNG")
  return sink.bytes
}

extension CairoContext {
  fileprivate func write(_ text: Text) throws(RenderError) {
    let shown = text.string.visible
    let width = GlyphAdvances.shared.width(of: text.string, size: text.size, isBold: text.isBold)
    let start =
      switch text.anchor {
      case .start: text.position.x
      case .middle: text.position.x - width / 2
      case .end: text.position.x - width
      }
    try FontFace.select(isBold: text.isBold, size: text.size, on: self)
    set(text.color)
    cairo_move_to(pointer, start, text.position.y)
    cairo_show_text(pointer, shown)
    cairo_new_path(pointer)
  }
}
