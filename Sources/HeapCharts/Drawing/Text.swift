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
