import Measures
import Testing

@testable import HeapCharts

@Suite struct ChangeChartTests {
  private let chart = ChangeChart(
    title: "Change",
    rows: [
      .init(name: "app.Grown", before: 0, after: 3_072),
      .init(name: "app.Shrunk", before: 1_024, after: 0),
      .init(name: "app.Same", before: 7, after: 7),
    ])

  @Test(arguments: ChartStyle.Width.allCases)
  func moreIsToTheRightAndLessToTheLeft(_ width: ChartStyle.Width) throws {
    let style = ChartStyle(width: width)
    let drawn = try #require(chart.chart(style, measure: FixedMeasure()))
    let palette = style.palette
    func spans(_ hue: Hue) -> [ClosedRange<Double>] {
      drawn.drawing.shapes.filter { $0.fill == palette.color(hue) }.map { shape in
        let xs = shape.path.compactMap { element -> Double? in
          switch element {
          case .move(let point), .line(let point): point.x
          case .close: nil
          }
        }
        return (xs.min() ?? 0)...(xs.max() ?? 0)
      }
    }
    let more = try #require(spans(ChangeChart.more).first)
    let less = try #require(spans(ChangeChart.less).first)
    #expect(spans(ChangeChart.more).count == 1 && spans(ChangeChart.less).count == 1)
    // They meet at the line, and three times as many bytes are three times as wide.
    #expect(abs(more.lowerBound - less.upperBound) < 0.2)
    let widths = (more.upperBound - more.lowerBound, less.upperBound - less.lowerBound)
    #expect(abs(widths.0 - 3 * widths.1) < 0.5)
    #expect(drawn.hotspots.map(\.target) == [.row(0), .row(1), .row(2)])
    #expect(
      drawn.hotspots[1].label == "app.Shrunk: −1.00 KiB, 1.00 KiB before and 0 B after")
    #expect(Boxes(drawn.drawing).overlaps.isEmpty)
  }

  @Test func numbersAsLargeAsAnyAreDrawn() throws {
    let large = ChangeChart(
      title: "",
      rows: (0..<40).map { _ in .init(name: "", before: .max, after: .min) }
        + [.init(name: "", before: .min, after: .max)])
    for style in ChartSamples.styles {
      let drawn = try #require(large.chart(style, measure: FixedMeasure()))
      #expect(drawn.hotspots.count == ChangeChart.capacity)
      #expect(drawn.drawing.summary.hasPrefix("41 changes, the first 24 shown"))
    }
    #expect(ChangeChart(title: "", rows: []).chart(.init(), measure: FixedMeasure()) == nil)
  }
}
