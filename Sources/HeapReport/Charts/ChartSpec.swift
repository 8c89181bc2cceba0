import HeapCharts

/// A chart of the report before it is drawn: how it looks in each style.
struct ChartSpec: Sendable {
  /// The text below it.
  var caption: String
  var layOut: @Sendable (ChartStyle, any TextMeasuring) -> Chart?
}
