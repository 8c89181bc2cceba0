/// Tells how wide a text is, so that layout needs no renderer.
package protocol TextMeasuring: Sendable {
  /// The advance width of `string` in pixels.
  func width(of string: String, size: Double, isBold: Bool) -> Double
}
