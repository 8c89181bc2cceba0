import HeapCharts

/// One of the four ways in which every chart of a page is drawn.
struct ChartVariant: Sendable, Hashable {
  var theme: ChartStyle.Theme
  var width: ChartStyle.Width

  /// The text between the chart's name and the extension.
  var suffix: String {
    (width == .narrow ? "-narrow" : "") + (theme == .dark ? "-dark" : "")
  }
}
