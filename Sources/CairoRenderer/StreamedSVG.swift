internal import CCairo
internal import HeapCharts

/// What Cairo's SVG surface writes for the background and the shapes of a drawing.
func cairoSVG(of drawing: Drawing, limit: Int) throws(RenderError) -> [UInt8] {
  var sink = ByteSink(limit: limit)
  sink.bytes.reserveCapacity(4_096 + 64 * drawing.shapes.count)
  let result = withUnsafeMutablePointer(to: &sink) { pointer -> Result<Void, RenderError> in
    do throws(RenderError) {
      // The surface must end inside this scope, because it holds the pointer.
      let surface = try CairoSurface(
        cairo_svg_surface_create_for_stream(
          ByteSink.write, pointer, drawing.size.width, drawing.size.height),
        "create an SVG surface")
      cairo_svg_surface_restrict_to_version(surface.pointer, CAIRO_SVG_VERSION_1_1)
      let context = try CairoContext(surface)
      context.paint(drawing)
      try context.check("draw the SVG")
      try surface.finish("write the SVG")
      return .success(())
    } catch {
      return .failure(error)
    }
  }
  try result.get()
  return sink.bytes
}
