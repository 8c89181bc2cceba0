/// One line of a legend: the key, what it represents, and figures.
struct LegendRow: Sendable {
  var name: String
  /// One for each of the legend's columns.
  var values: [String]
  var key: Key
  var target: Hotspot.Target?
  /// Where the named thing ends at the plot's right border, in pixels.
  var anchor: Double = 0
  var isBold = false

  enum Key: Sendable {
    case swatch(Color)
    case line(Color, width: Double, dash: [Double])
  }
}
