import Measures
import Testing

@testable import HeapCharts

@Suite("Icicles")
struct IcicleChartTests {
  private func cell(_ name: String, _ bytes: ByteCount, _ level: Int) -> IcicleChart.Cell {
    .init(name: name, hue: .rank(level), bytes: bytes, level: level)
  }

  private func chart(_ cells: [IcicleChart.Cell], _ total: ByteCount) -> IcicleChart {
    IcicleChart(title: "Parts", cells: cells, total: total, whole: "all")
  }

  @Test("a part lies below its whole, beside those before it")
  func places() throws {
    let cells = [
      cell("a", 600, 0), cell("a.x", 400, 1), cell("a.y", 100, 1), cell("b", 400, 0),
      cell("b.x", 400, 1),
    ]
    let drawn = try #require(chart(cells, 1_000).chart(.init(), measure: FixedMeasure()))
    let spots = drawn.hotspots
    #expect(spots.map(\.target) == (0..<5).map { .row($0) })
    #expect(spots[0].rect.x == spots[1].rect.x && spots[1].rect.y > spots[0].rect.y)
    #expect(abs(spots[2].rect.x - spots[1].rect.maxX) < 2)
    #expect(abs(spots[3].rect.x - spots[0].rect.maxX) < 2 && spots[4].rect.x == spots[3].rect.x)
    #expect(spots[1].label == "a.x: 400 B, 40.0 % of all")
  }

  @Test("words fall away where they do not fit, and never meet", arguments: ChartSamples.styles)
  func words(style: ChartStyle) throws {
    let long = String(repeating: "package.", count: 30)
    let cells = [cell(long, 900, 0), cell(long, 20, 1), cell("x", 870, 1), cell("tiny", 1, 0)]
    let drawn = try #require(chart(cells, 901).chart(style, measure: FixedMeasure()))
    #expect(Boxes(drawn.drawing).overlaps.isEmpty)
    #expect(Boxes(drawn.drawing).clipped(by: drawn.drawing.size).isEmpty)
    #expect(!drawn.drawing.texts.contains { $0.string == "tiny" })
  }

  @Test("many small parts, and levels that nothing leads to, are left out")
  func many() throws {
    let cells =
      [cell("all", 100_000, 0)] + (0..<10_000).map { cell("\($0)", 10, 1) }
      + [cell("lost", 1, 9), cell("deep", 5, 40), cell("negative", -1, 0)]
    let drawn = try #require(chart(cells, 100_000).chart(.init(), measure: FixedMeasure()))
    #expect(drawn.hotspots.count < 200)
    #expect(chart([], 0).chart(.init(), measure: FixedMeasure()) == nil)
    #expect(chart(cells, 0).chart(.init(), measure: FixedMeasure()) == nil)
  }
}
