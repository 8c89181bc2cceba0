/// How an outline is drawn: colour, width and dash lengths in pixels.
package struct Stroke: Sendable, Hashable {
  package var color: Color
  package var width: Double
  package var dash: [Double]

  package init(_ color: Color, width: Double = 1, dash: [Double] = []) {
    self.color = color
    self.width = width
    self.dash = dash
  }
}
