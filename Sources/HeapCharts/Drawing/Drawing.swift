/// A picture as a list of drawing commands, before any renderer has seen it.
///
/// Coordinates are in pixels at scale 1, the origin is the top left corner, y grows downwards.
/// Shapes are painted in order; the texts are above all of them.
package struct Drawing: Sendable, Equatable {
  /// Width and height in pixels; both are positive and at most ``maximumSide``.
  package var size: Size
  /// The background, painted first over the whole size.
  package var background: Color
  package var shapes: [Shape] = []
  package var texts: [Text] = []
  /// The accessible name: what the picture shows and in which unit.
  package var title: String
  /// The accessible description: what a reader should take from it.
  package var summary: String

  package init(size: Size, background: Color, title: String, summary: String) {
    self.size = size
    self.background = background
    self.title = title
    self.summary = summary
  }

  /// The longest side that Cairo's image surface draws (cairo 1.16, `cairo-image-surface.c`).
  package static let maximumSide = 32_767.0
}
