import HeapCharts
import HeapProfile
import HeapReport
import HeapStatistics
import Output

extension Dump {
  /// Draws one chart as an SVG 1.1 document with real texts; it contains no script.
  ///
  /// - Parameters:
  ///   - kind: the chart.
  ///   - width: in pixels; 240 at least.
  ///   - height: in pixels, 160 at least; `nil`: what the chart needs.
  ///   - isDark: whether it is light on dark.
  ///   - renderer: what draws it.
  /// - Returns: `nil` when the dump has nothing to show in it.
  /// - Throws: ``DumpError`` of kind ``DumpError/Kind/notFound``, ``DumpError/Kind/rendering``,
  ///   ``DumpError/Kind/resultTooLarge`` or ``DumpError/Kind/damaged``.
  /// - Complexity: linear in the dump.
  public func svg(
    of kind: ChartKind, width: Double = 1_120, height: Double? = nil, isDark: Bool = false,
    drawnBy renderer: ChartRenderer
  ) throws(DumpError) -> [UInt8]? {
    let style = ChartStyle(theme: isDark ? .dark : .light, width: width, height: height)
    return try picture(of: kind, style, renderer) { try renderer.drawing.svg($0) }
  }

  /// Draws one chart as a PNG image.
  ///
  /// - Parameters:
  ///   - kind: the chart.
  ///   - width: in pixels of the chart; 240 at least.
  ///   - height: in pixels of the chart, 160 at least; `nil`: what the chart needs.
  ///   - scale: pixels of the image for each pixel of the chart; above 0.
  ///   - isDark: whether it is light on dark.
  ///   - renderer: what draws it.
  /// - Returns: `nil` when the dump has nothing to show in it.
  /// - Throws: ``DumpError`` as ``svg(of:width:height:isDark:drawnBy:)`` does.
  /// - Complexity: linear in the dump and in the pixels.
  public func png(
    of kind: ChartKind, width: Double = 1_120, height: Double? = nil, scale: Double = 1,
    isDark: Bool = false, drawnBy renderer: ChartRenderer
  ) throws(DumpError) -> [UInt8]? {
    let style = ChartStyle(theme: isDark ? .dark : .light, width: width, height: height)
    return try picture(of: kind, style, renderer) { try renderer.drawing.png($0, scale: scale) }
  }

  private func picture(
    of kind: ChartKind, _ style: ChartStyle, _ renderer: ChartRenderer,
    draw: (Drawing) throws -> [UInt8]
  ) throws(DumpError) -> [UInt8]? {
    let chart = try chart(kind)
    do {
      guard let drawing = try chart.drawing(of: analysis, style, measure: renderer.drawing) else {
        return nil
      }
      let picture = try draw(drawing)
      try OutputBudget(outputLimits).take(picture.count)
      return picture
    } catch {
      throw DumpError(making: error)
    }
  }

  private func chart(_ kind: ChartKind) throws(DumpError) -> SingleChart {
    switch kind {
    case .tracked: .tracked
    case .process: .process
    case .instances(let name): .instances(try index(ofClass: name))
    case .size(let name): .size(try index(ofClass: name))
    case .distribution(let snapshot): .distribution(try index(ofSnapshot: snapshot))
    }
  }

  private func index(ofClass name: String) throws(DumpError) -> ClassIndex {
    // Byte by byte: Swift's own comparison takes different spellings of é for the same.
    let place = analysis.profile.classes.firstIndex { $0.name.utf8.elementsEqual(name.utf8) }
    guard let place else {
      throw DumpError(.notFound, "no class has the name \(String(name.prefix(200)))")
    }
    return ClassIndex(place)
  }
}
