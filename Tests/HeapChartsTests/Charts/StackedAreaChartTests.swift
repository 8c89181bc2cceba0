import Measures
import Testing

@testable import HeapCharts

@Suite struct StackedAreaChartTests {
  @Test func theStackAddsUpToTheTotal() {
    let chart = ChartSamples.build
    let stack = Stack(chart.bands.map(\.bytes), snapshotCount: 4)
    for index in chart.snapshots.indices { #expect(stack.sum(index) == chart.total[index]) }
    #expect(stack.bottom(0, 3) == 0)
    #expect(stack.tops[1][3] == 21_579_695)
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
    #expect(Set(outlines.map(\.target)) == Set((0..<9).map { .band($0) }))
    #expect(
      outlines.map(\.label).contains("Node.FS.File: 13.98 MiB, after building targets at 1.52 s"))
    #expect(
      outlines.map(\.label).contains(
        "Node.FS.File: 3.60 MiB, before building targets at 0.44 s"))
  }

  @Test func theLegendHasPeakAndEnd() throws {
    var chart = ChartSamples.build
    chart.peak = 2
    let texts = try #require(chart.chart(.init(), measure: FixedMeasure())).drawing.texts
    func row(_ name: String) throws -> [String] {
      let height = try #require(texts.first { $0.string == name }).position.y
      return texts.filter { $0.position.y == height && $0.anchor == .end }.map(\.string)
    }
    #expect(texts.contains { $0.string == "peak" } && texts.contains { $0.string == "end" })
    #expect(try row("Node.FS.File") == ["13.98 MiB", "3.60 MiB"])
    let last = try #require(ChartSamples.build.chart(.init(), measure: FixedMeasure())).drawing
    #expect(last.texts.contains { $0.string == "peak, end" })
  }

  @Test func aNameIsNearerToItsMarkThanToAnyOther() throws {
    for style in ChartStyle.Width.allCases.map({ ChartStyle(width: $0) }) {
      let chart = ChartSamples.build
      let drawing = try #require(chart.chart(style, measure: FixedMeasure())).drawing
      let columns = try #require(chart.chart(style, measure: FixedMeasure())).margins
      let margins = try #require(columns)
      let axis = TimeAxis(
        chart.snapshots, plot: margins.left...(style.width - margins.right))
      for (index, mark) in chart.snapshots.enumerated() {
        let start = String(mark.name.prefix(10))
        guard let text = drawing.texts.first(where: { $0.string.hasPrefix(start) }) else {
          continue
        }
        let distances = axis.positions.map { abs($0 - text.position.x) }
        #expect(distances.min() == distances[index], "\(text.string) at \(style.width)")
      }
    }
  }

  @Test func twoChartsCanShareTheEdgesOfTheirPlots() throws {
    var style = ChartStyle()
    style.margins = PlotMargins(left: 120, right: 330)
    let chart = try #require(ChartSamples.build.chart(style, measure: FixedMeasure()))
    #expect(try #require(chart.margins).left == 120)
    #expect(try #require(chart.margins).right >= 330)
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
