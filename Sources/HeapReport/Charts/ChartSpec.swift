import HeapCharts

/// A chart of the report before it is drawn: how it looks in each style.
struct ChartSpec: Sendable {
  /// What is said below it.
  var caption: String
  var layOut: @Sendable (ChartStyle, any TextMeasuring) -> Chart?
}
