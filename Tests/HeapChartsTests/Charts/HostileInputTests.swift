import HeapCharts
import Measures
import Testing

/// No input may trap, and whatever comes out can be drawn.
@Suite struct HostileInputTests {
  private static let times: [[Double]] = [
    [], [.nan], [0, 0], [.nan, .infinity, -.infinity], [1e300, -1e300, 0], [5, 4, 3, 2, 1],
    [1, 1 + .ulpOfOne], [-0.0, .leastNonzeroMagnitude],
  ]
  private static let sizes: [ByteCount?] = [.max, .min, nil, 0, 1, -1, .max]

  private func check(_ chart: Chart?) {
    guard let chart else { return }
    let size = chart.drawing.size
    #expect(size.width > 0 && size.width <= Drawing.maximumSide)
    #expect(size.height > 0 && size.height <= Drawing.maximumSide)
    for shape in chart.drawing.shapes {
      for element in shape.path {
        switch element {
        case .move(let point), .line(let point):
          #expect(point.x.isFinite && point.y.isFinite)
          #expect(point.x >= -20 && point.x <= size.width + 20)
        case .close: break
        }
      }
    }
    for spot in chart.hotspots { #expect(spot.rect.width >= 0 && spot.rect.height >= 0) }
  }

  @Test(arguments: times) func wildTimesAndSizes(times: [Double]) {
    let long = String(repeating: "名.\u{202E}<", count: 1_000)
    let marks = times.map { SnapshotMark(time: $0, name: long) }
    for style in ChartSamples.styles {
      for count in [0, 1, 3, 40] {
        let bands = (0..<count).map { index in
          StackedAreaChart.Band(name: long, hue: .rank(index - 5), bytes: Self.sizes)
        }
        check(
          StackedAreaChart(
            title: long, snapshots: marks, bands: bands, total: Self.sizes, peak: count
          ).chart(style, measure: FixedMeasure()))
        check(
          ProcessMemoryChart(
            title: "", snapshots: marks,
            series: bands.map { .init(name: long, hue: $0.hue, bytes: $0.bytes) }
          ).chart(style, measure: FixedMeasure()))
        let events = times.map { InstanceCount(time: $0, count: .max) }
        check(
          InstanceCountChart(
            title: "", snapshots: marks,
            series: [.init(name: "", hue: .other, events: events + [.init(time: 1, count: .min)])]
          ).chart(style, measure: FixedMeasure()))
        check(
          DistributionChart(
            title: long, rows: bands.map { .init(name: long, hue: $0.hue, bytes: .max) }, total: -1
          ).chart(style, measure: FixedMeasure()))
      }
    }
  }

  @Test(arguments: [.nan, -1, 0, 1e300, .infinity] as [Double])
  func anyStyleIsClamped(side: Double) {
    let style = ChartStyle(theme: .dark, width: side, height: side)
    check(ChartSamples.build.chart(style, measure: FixedMeasure()))
    check(ChartSamples.periodic(1).chart(style, measure: FixedMeasure()))
  }

  /// A measure that answers nonsense must not break the layout either.
  private struct MadMeasure: TextMeasuring {
    let answer: Double
    func width(of string: String, size: Double, isBold: Bool) -> Double { answer }
  }

  @Test(arguments: [.nan, .infinity, -1e300, 1e300] as [Double])
  func anyMeasureIsSurvived(answer: Double) {
    for style in ChartSamples.styles {
      check(ChartSamples.build.chart(style, measure: MadMeasure(answer: answer)))
    }
  }
}
