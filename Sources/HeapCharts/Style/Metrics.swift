/// Font sizes and distances in pixels, the same in every chart.
enum Metrics {
  static let fontSize = 12.0
  static let titleSize = 13.0
  static let margin = 12.0
  /// Distance of two lines of labels.
  static let pitch = 18.0
  static let swatch = 10.0
}
