/// Dash lengths that tell lines apart without colour.
enum LineDash {
  private static let patterns: [[Double]] = [
    [], [7, 3], [2, 3], [9, 3, 2, 3], [12, 4], [4, 2, 1, 2], [1, 2], [6, 6],
  ]

  /// The dashes of the line at an index of the input, in pixels; empty is solid.
  static func pattern(_ index: Int) -> [Double] { patterns[abs(index % patterns.count)] }
}
