/// The theme and the size of a chart.
package struct ChartStyle: Sendable, Hashable {
  package var theme: Theme
  /// Width of the drawing in pixels.
  package let width: Double
  /// Height of the drawing in pixels; `nil` lets the content decide.
  package let height: Double?

  /// One of the two sizes that pages use.
  package init(theme: Theme = .light, width: Width = .wide) {
    self.init(theme: theme, width: width == .wide ? 1_120 : 400, height: nil)
  }

  /// Any size; clamped to what can be drawn and read (240 × 160 pixels and up).
  package init(theme: Theme, width: Double, height: Double?) {
    self.theme = theme
    self.width = Self.clamp(width, atLeast: 240)
    self.height = height.map { Self.clamp($0, atLeast: 160) }
  }

  package enum Theme: Sendable, Hashable, CaseIterable {
    case light
    case dark
  }

  package enum Width: Sendable, Hashable, CaseIterable {
    /// 1,120 pixels: labels beside the plot.
    case wide
    /// 400 pixels, for phones: the same font size, fewer ticks, legend below the plot.
    case narrow
  }

  /// Too narrow for labels beside the plot.
  package var isNarrow: Bool { width < 640 }

  private static func clamp(_ length: Double, atLeast least: Double) -> Double {
    length.isFinite ? min(max(length.rounded(), least), Drawing.maximumSide) : least
  }
}
