/// One painted outline: a path with a fill, a stroke or both.
package struct Shape: Sendable, Equatable {
  package var path: [PathElement]
  package var fill: Color?
  package var stroke: Stroke?

  package init(_ path: [PathElement], fill: Color? = nil, stroke: Stroke? = nil) {
    self.path = path
    self.fill = fill
    self.stroke = stroke
  }
}

/// A step of a path.
package enum PathElement: Sendable, Hashable {
  case move(Point)
  case line(Point)
  case close
}

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

/// An opaque or translucent sRGB colour, 8 bits per channel.
package struct Color: Sendable, Hashable {
  package var red: UInt8
  package var green: UInt8
  package var blue: UInt8
  /// 255 is opaque.
  package var alpha: UInt8

  package init(_ red: UInt8, _ green: UInt8, _ blue: UInt8, alpha: UInt8 = 255) {
    self.red = red
    self.green = green
    self.blue = blue
    self.alpha = alpha
  }
}
