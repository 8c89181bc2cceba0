import Testing

@testable import HeapCharts

@Suite("Births by interval")
struct CohortChartTests {
  private func chart(_ count: Int) -> CohortChart {
    CohortChart(
      title: "Births",
      cohorts: (0..<count).map { .init(end: Double($0 + 1), born: 10, alive: $0 % 11) },
      hue: .rank(0), moment: "the end")
  }

  @Test("a bar for each, filled up to those alive")
  func bars() throws {
    let drawn = try #require(chart(4).chart(.init(width: .narrow), measure: FixedMeasure()))
    #expect(drawn.hotspots.count == 4)
    #expect(drawn.hotspots[2].label == "Born up to 3.00 s: 10, of which 2 alive at the end")
    #expect(Boxes(drawn.drawing).overlaps.isEmpty)
    #expect(drawn.drawing.summary.hasPrefix("40 instances born in 4 intervals"))
  }

  @Test("neighbours share a bar where there are too many", arguments: ChartSamples.styles)
  func many(style: ChartStyle) throws {
    let drawn = try #require(chart(5_000).chart(style, measure: FixedMeasure()))
    #expect(drawn.hotspots.count <= 200)
    #expect(Boxes(drawn.drawing).overlaps.isEmpty)
    #expect(Boxes(drawn.drawing).clipped(by: drawn.drawing.size).isEmpty)
  }

  @Test("nothing is drawn of nothing")
  func nothing() {
    #expect(chart(0).chart(.init(), measure: FixedMeasure()) == nil)
  }
}
