/// The theme and the size of a chart.
package struct ChartStyle: Sendable, Hashable {
  package var theme: Theme
  /// Width of the drawing in pixels.
  package let width: Double
  /// Height of the drawing in pixels; `nil` lets the content decide.
  package let height: Double?
  /// Pixels beside the plot of a chart over time that are kept free at least, so that the plots of
  /// two charts have the same edges.
  package var margins = PlotMargins()

  /// One of the sizes that pages use.
  package init(theme: Theme = .light, width: Width = .wide) {
    self.init(theme: theme, width: width.pixels, height: nil)
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

  /// The forms of a chart on a page: the same font size, and as much around the plot as there is
  /// room for.
  package enum Width: Sendable, Hashable, CaseIterable {
    /// Labels beside the plot.
    case wide
    /// For tablets and small windows: legend below the plot, in two columns.
    case medium
    /// For phones: fewer ticks, legend below the plot.
    case narrow

    /// Width of the drawing in pixels.
    package var pixels: Double {
      switch self {
      case .wide: 1_120
      case .medium: 760
      case .narrow: 340
      }
    }
  }

  /// Too narrow for labels beside bars.
  package var isNarrow: Bool { width < 640 }

  /// Too narrow for a legend beside the plot.
  var isLegendBelow: Bool { width < 900 }

  private static func clamp(_ length: Double, atLeast least: Double) -> Double {
    length.isFinite ? min(max(length.rounded(), least), Drawing.maximumSide) : least
  }
}
