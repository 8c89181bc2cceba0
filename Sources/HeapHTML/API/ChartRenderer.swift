package import HeapCharts

/// What draws the charts of a report.
///
/// This module has none, so that it needs no library that draws. The product `HeapHTMLCairo` adds
/// `ChartRenderer.cairo`. Without one a report has no charts; its tables say the same.
public struct ChartRenderer: Sendable {
  /// Draws what the charts lay out.
  package let drawing: any DrawingRenderer

  /// A renderer of this package.
  package init(_ drawing: any DrawingRenderer) {
    self.drawing = drawing
  }
}
