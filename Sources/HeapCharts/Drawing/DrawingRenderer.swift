/// Turns a drawing into the bytes of a file. It never touches the disk.
package protocol DrawingRenderer: TextMeasuring {
  /// The bytes of an SVG 1.1 document for each of some ways to colour a drawing.
  func svg(_ drawing: Drawing, in recolorings: [Recoloring]) throws -> [[UInt8]]
  /// The bytes of a PNG image of `scale` times the drawing's size.
  func png(_ drawing: Drawing, scale: Double) throws -> [UInt8]
}
