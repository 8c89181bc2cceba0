/// One line of text, placed by its baseline.
package struct Text: Sendable, Hashable {
  /// It may contain any text of a dump; renderers escape it.
  package var string: String
  package var position: Point
  package var anchor: Anchor
  /// Font size in pixels.
  package var size: Double
  package var isBold: Bool
  package var color: Color

  package init(
    _ string: String, at position: Point, anchor: Anchor = .start, size: Double,
    isBold: Bool = false, color: Color
  ) {
    self.string = string
    self.position = position
    self.anchor = anchor
    self.size = size
    self.isBold = isBold
    self.color = color
  }

  /// Which end of the line is at the position.
  package enum Anchor: Sendable, Hashable {
    case start
    case middle
    case end
  }
}

/// Tells how wide a text is, so that layout needs no renderer.
package protocol TextMeasuring: Sendable {
  /// The advance width of `string` in pixels.
  func width(of string: String, size: Double, isBold: Bool) -> Double
}

/// Turns a drawing into the bytes of a file. It never touches the disk.
package protocol DrawingRenderer: TextMeasuring {
  /// The bytes of an SVG 1.1 document for each of some ways to colour a drawing.
  func svg(_ drawing: Drawing, in recolorings: [Recoloring]) throws -> [[UInt8]]
  /// The bytes of a PNG image of `scale` times the drawing's size.
  func png(_ drawing: Drawing, scale: Double) throws -> [UInt8]
}
