import HeapCharts
import Testing

@testable import CairoRenderer

/// One drawing serves for both themes: recoloured, it is what the other theme's layout gives.
@Suite struct RecoloringTests {
  private let renderer = CairoRenderer()
  private let toDark = Recoloring(from: Palette(.light), to: Palette(.dark))

  private func chart(_ theme: ChartStyle.Theme) -> Chart? {
    StackedAreaChart(
      title: "Memory fill=\"#e69f00\"",
      snapshots: [SnapshotMark(time: 0, name: "a"), SnapshotMark(time: 2, name: "=\"#e69f00\"")],
      bands: (0...8).map { rank in
        StackedAreaChart.Band(
          name: "class \(rank)", hue: rank < 8 ? .rank(rank) : .other,
          bytes: [Int64(rank) * 1_000, 5_000])
      }, total: [40_000, 50_000], peak: 1
    ).chart(ChartStyle(theme: theme), measure: renderer)
  }

  @Test func lightBecomesDark() throws {
    let light = try #require(chart(.light))
    let dark = try #require(chart(.dark))
    let documents = try renderer.svg(light.drawing, in: [.none, toDark])
    #expect(documents[0] == (try renderer.svg(light.drawing)))
    #expect(documents[1] == (try renderer.svg(dark.drawing)))
    #expect(documents[0] != documents[1])
  }

  @Test func translucentColoursKeepTheirAlpha() {
    var shade = Palette(.light).color(.rank(7))
    shade.alpha = 0x2E
    let dark = toDark(shade)
    #expect(dark.alpha == 0x2E)
    #expect(dark.red == Palette(.dark).color(.rank(7)).red)
  }

  @Test func aColourOfNoPaletteStays() {
    #expect(toDark(Color(1, 2, 3)) == Color(1, 2, 3))
  }
}
