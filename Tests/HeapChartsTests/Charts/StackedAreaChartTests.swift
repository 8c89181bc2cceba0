import Testing

@testable import HeapCharts

@Suite struct StackedAreaChartTests {
  @Test func theStackAddsUpToTheTotal() {
    let chart = ChartSamples.build
    let stack = Stack(chart.bands.map(\.bytes), snapshotCount: 4)
    for index in chart.snapshots.indices { #expect(stack.sum(index) == chart.total[index]) }
    #expect(stack.bottom(0, 3) == 0)
    #expect(stack.tops[1][3] == 14_659_093 + 6_920_602)
  }

  @Test func sumsStayAtTheLargestNumber() {
    let band = StackedAreaChart.Band(name: "a", hue: .other, bytes: [.max, -5])
    let stack = Stack([band.bytes, band.bytes, band.bytes], snapshotCount: 2)
    #expect(stack.sum(0) == .max)
    #expect(stack.sum(1) == 0)
  }

  @Test(arguments: ChartSamples.styles.dropLast())
  func noTextTouchesAnother(style: ChartStyle) throws {
    var charts = [ChartSamples.build, ChartSamples.periodic(2), ChartSamples.periodic(60)]
    charts.append(ChartSamples.periodic(1))
    var twins = ChartSamples.build
    twins.snapshots[2].time = 0.1401
    charts.append(twins)
    for sample in charts {
      let chart = try #require(sample.chart(style, measure: FixedMeasure()))
      let boxes = Boxes(chart.drawing)
      #expect(boxes.overlaps.isEmpty)
      #expect(boxes.clipped(by: chart.drawing.size).isEmpty)
    }
  }

  @Test func theUpperEdgeOfTheStackIsTheTotalLine() throws {
    let drawing = try #require(ChartSamples.build.chart(.init(), measure: FixedMeasure())).drawing
    let highest = try #require(drawing.shapes.first { $0.fill != nil })
    let line = try #require(
      drawing.shapes.first { $0.fill == nil && $0.stroke?.width == 1.5 && $0.path.count == 4 })
    #expect(Array(highest.path.prefix(4)) == line.path)
  }

  @Test func theLegendIsInStackOrderWithValues() throws {
    let drawing = try #require(ChartSamples.build.chart(.init(), measure: FixedMeasure())).drawing
    func height(_ name: String) throws -> Double {
      try #require(drawing.texts.first { $0.string == name }).position.y
    }
    let names = ["Total", "Other (10 classes)", "Node.FS.Dir", "Executor.Null", "Node.FS.File"]
    let heights = try names.map(height)
    #expect(heights == heights.sorted())
    #expect(try height("13.98 MiB") == height("Node.FS.File"))
    #expect(drawing.texts.contains { $0.string == "peak 25.08 MiB" })
    #expect(drawing.title == "Tracked memory by class, in MiB")
  }

  @Test func hotspotsTellTheThreeLargest() throws {
    let chart = try #require(ChartSamples.build.chart(.init(), measure: FixedMeasure()))
    let columns = chart.hotspots.filter {
      if case .snapshot = $0.target { $0.polygon.isEmpty } else { false }
    }
    #expect(
      columns.map(\.label).contains(
        "after building targets at 1.52 s: tracked 25.08 MiB; Node.FS.File 13.98 MiB; "
          + "Node.FS.Base 6.60 MiB; Executor.Null 2.10 MiB"))
    let outlines = chart.hotspots.filter { !$0.polygon.isEmpty }
    #expect(outlines.map(\.target) == (0..<9).map { .band($0) })
    #expect(outlines.allSatisfy { $0.polygon.count == 8 })
  }

  @Test func noSnapshotsGiveNoChartAndOneGivesABar() throws {
    var chart = ChartSamples.build
    chart.snapshots = []
    #expect(chart.chart(.init(), measure: FixedMeasure()) == nil)
    let bar = try #require(ChartSamples.periodic(1).chart(.init(), measure: FixedMeasure()))
    #expect(bar.drawing.size.height < 300)
    #expect(bar.hotspots.contains { $0.target == .snapshot(0) })
  }

  @Test func tenThousandSnapshotsStayDrawable() throws {
    let chart = try #require(ChartSamples.periodic(10_000).chart(.init(), measure: FixedMeasure()))
    #expect(chart.drawing.shapes.reduce(0) { $0 + $1.path.count } < 12_000)
    #expect(chart.hotspots.count < 400)
    #expect(Boxes(chart.drawing).overlaps.isEmpty)
  }
}
