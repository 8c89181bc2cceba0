import HeapCharts

/// A renderer for tests that look at pages only: every chart is an empty drawing.
struct PlainRenderer: DrawingRenderer {
  func svg(_ drawing: Drawing) -> [UInt8] { Array("<svg/>".utf8) }

  func inlineSVG(_ drawing: Drawing) -> [UInt8] { [] }

  func png(_ drawing: Drawing, scale: Double) -> [UInt8] { [] }

  func width(of string: String, size: Double, isBold: Bool) -> Double {
    Double(string.unicodeScalars.count) * size * 0.6
  }
}
