/// Turns a drawing into the bytes of a file. It never touches the disk.
package protocol DrawingRenderer: TextMeasuring {
  /// The bytes of an SVG 1.1 document.
  func svg(_ drawing: Drawing) throws -> [UInt8]
  /// What is within the `<svg>` of a page: shapes and texts. Each colour of the light palette comes
  /// with a class, `f-` or `s-` and the colour's role, so that the page's style sheet decides.
  func inlineSVG(_ drawing: Drawing) throws -> [UInt8]
  /// The bytes of a PNG image of `scale` times the drawing's size.
  func png(_ drawing: Drawing, scale: Double) throws -> [UInt8]
}
