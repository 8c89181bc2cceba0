/// One line of a legend: the key, what it represents, and a figure.
struct LegendRow: Sendable {
  var name: String
  var value: String
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
