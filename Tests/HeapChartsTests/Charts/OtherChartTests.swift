import Measures
import Testing

@testable import HeapCharts

@Suite struct OtherChartTests {
  @Test func unknownValuesAreGaps() throws {
    let marks = (0..<5).map { SnapshotMark(time: Double($0), name: "s\($0)") }
    let chart = ProcessMemoryChart(
      title: "Process memory", snapshots: marks,
      series: [.init(name: "Resident set", hue: .rank(0), bytes: [1_000, 2_000, nil, 3_000])])
    let drawing = try #require(chart.chart(.init(), measure: FixedMeasure())).drawing
    let lines = drawing.shapes.filter { $0.stroke?.width == 2 && $0.fill == nil }
    // One run of two points, and the key of the legend; the lone points are dots.
    #expect(lines.map(\.path.count) == [2, 2])
    #expect(drawing.shapes.filter { $0.path.count == 17 }.count == 3)
    #expect(Boxes(drawing).overlaps.isEmpty)
  }

  @Test func chartsOfNothingAreNil() {
    let mark = SnapshotMark(time: 0, name: "")
    #expect(
      ProcessMemoryChart(
        title: "", snapshots: [mark], series: [.init(name: "", hue: .other, bytes: [nil])]
      ).chart(.init(), measure: FixedMeasure()) == nil)
    #expect(
      InstanceCountChart(title: "", snapshots: [mark], series: [])
        .chart(.init(), measure: FixedMeasure()) == nil)
    #expect(
      DistributionChart(title: "", rows: [], total: 0).chart(.init(), measure: FixedMeasure())
        == nil)
  }

  @Test func stepsAreExactAndThinnedStepsKeepTheirExtremes() throws {
    let marks = [SnapshotMark(time: 0, name: ""), SnapshotMark(time: 10, name: "")]
    let frame = PlotFrame(
      plot: Rect(x: 0, y: 0, width: 100, height: 100),
      time: TimeAxis(marks, plot: 0...100),
      y: LinearScale(from: 0, to: 100, start: 100, end: 0))
    let exact = StepLine([.init(time: 2, count: 10), .init(time: 5, count: 4)], frame: frame)
    #expect(
      exact.points == [
        Point(20, 100), Point(20, 90), Point(50, 90), Point(50, 96), Point(100, 96),
      ])
    var events = (0..<1_000_000).map {
      InstanceCount(time: Double($0) / 100_000, count: 40 + $0 % 7)
    }
    events[123_456].count = 93
    events[654_321].count = 2
    let thin = StepLine(events, frame: frame)
    #expect(thin.points.count <= 5 * 51)
    #expect(thin.points.contains { $0.y == 7 && abs($0.x - 12.3) < 2 })
    #expect(thin.points.contains { $0.y == 98 && abs($0.x - 65.4) < 2 })
  }

  @Test func countsAtSnapshotsAreThoseOfTheEvents() throws {
    let chart = InstanceCountChart(
      title: "Instances", snapshots: [.init(time: 3, name: "mid"), .init(time: 0, name: "start")],
      series: [
        .init(
          name: "A", hue: .rank(0),
          events: [
            .init(time: 1, count: 1_200), .init(time: 3, count: 7), .init(time: 4, count: 0),
          ])
      ])
    let labels = try #require(chart.chart(.init(), measure: FixedMeasure())).hotspots.map(\.label)
    #expect(labels.contains("mid at 3.00 s: 7 A"))
    #expect(labels.contains("start at 0 s: 0 A"))
  }

  @Test(arguments: ChartSamples.styles.dropLast())
  func barsAreSortedWithTheRestLast(style: ChartStyle) throws {
    let chart = DistributionChart(
      title: "By class",
      rows: [
        .init(name: "small", hue: .rank(1), bytes: 10),
        .init(name: "rest", hue: .other, bytes: 900),
        .init(name: String(repeating: "Long.", count: 800), hue: .rank(0), bytes: 90),
      ], total: 1_000)
    let result = try #require(chart.chart(style, measure: FixedMeasure()))
    #expect(result.hotspots.map(\.target) == [.row(2), .row(0), .row(1)])
    #expect(result.hotspots[1].label == "small: 10 B, 1.0 % of 1,000 B")
    #expect(Boxes(result.drawing).overlaps.isEmpty)
    #expect(Boxes(result.drawing).clipped(by: result.drawing.size).isEmpty)
  }
}
