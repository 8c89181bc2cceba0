import HeapCharts

/// Every character is 0.6 of the font size wide, bold ones 0.7.
struct FixedMeasure: TextMeasuring {
  func width(of string: String, size: Double, isBold: Bool) -> Double {
    Double(string.unicodeScalars.count) * size * (isBold ? 0.7 : 0.6)
  }
}
