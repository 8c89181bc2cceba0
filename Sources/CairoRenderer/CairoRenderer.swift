package import HeapCharts

/// Draws with Cairo. It has no state: any number of threads may use it at once, and the
/// same drawing gives the same bytes whatever was drawn before.
package struct CairoRenderer: DrawingRenderer {
  /// The largest file that is made, in bytes.
  private let limit: Int

  package init() { self.init(limit: 1 << 28) }

  init(limit: Int) { self.limit = limit }

  /// Reads the font and measures its commonest characters, which the first chart would wait for.
  package func prepare() { _ = GlyphAdvances.shared }

  package func width(of string: String, size: Double, isBold: Bool) -> Double {
    GlyphAdvances.shared.width(of: string, size: size, isBold: isBold)
  }

  /// The bytes of an SVG 1.1 document with real texts, presentation attributes only and no ids.
  ///
  /// - Throws: ``RenderError`` for a size, coordinate or length that cannot be drawn, when Cairo
  ///   fails, or when the file is larger than 256 MiB.
  package func svg(_ drawing: Drawing) throws(RenderError) -> [UInt8] {
    try drawing.validate()
    let geometry = try cairoSVG(of: drawing, limit: limit)
    return try SVGDocument(drawing, geometry: geometry).bytes
  }

  package func inlineSVG(_ drawing: Drawing) throws(RenderError) -> [UInt8] {
    try drawing.validate()
    let geometry = try cairoSVG(of: drawing, limit: limit)
    return try SVGDocument.contents(of: drawing, geometry: geometry, Palette(.light))
  }

  /// The bytes of a PNG image, 32 bits per pixel.
  ///
  /// - Parameter scale: pixels of the image per pixel of the drawing, above 0.
  /// - Throws: ``RenderError`` as for ``svg(_:)``; also when the scaled size is too large.
  package func png(_ drawing: Drawing, scale: Double = 1) throws(RenderError) -> [UInt8] {
    try drawing.validate()
    return try cairoPNG(of: drawing, scale: scale, limit: limit)
  }
}
