import HeapCharts
import Testing

@testable import CairoRenderer

@Suite struct RenderErrorTests {
  private func fails(
    _ code: RenderError.Code, _ change: (inout Drawing) -> Void,
    location: SourceLocation = #_sourceLocation
  ) {
    let drawing = Drawing.sample(change)
    let expected = RenderError(code: code, reason: "")
    #expect(throws: expected, sourceLocation: location) { try CairoRenderer().svg(drawing) }
    #expect(throws: expected, sourceLocation: location) { try CairoRenderer().png(drawing) }
  }

  @Test(arguments: [0, -1, .nan, .infinity, 32_768] as [Double])
  func impossibleSizesAreErrors(side: Double) {
    fails(.size) { $0.size.width = side }
    fails(.size) { $0.size.height = side }
  }

  @Test(arguments: [.nan, .infinity, -1e9] as [Double])
  func impossibleCoordinatesAreErrors(value: Double) {
    let color = DrawingSamples.orange
    fails(.geometry) {
      $0.shapes = [Shape([.move(Point(0, 0)), .line(Point(value, 0))], fill: color)]
    }
    fails(.geometry) { $0.texts = [Text("a", at: Point(0, value), size: 12, color: color)] }
    fails(.geometry) { $0.texts = [Text("a", at: Point(0, 0), size: value, color: color)] }
    fails(.geometry) { $0.shapes = [Shape([], stroke: Stroke(color, width: value))] }
    fails(.geometry) { $0.shapes = [Shape([], stroke: Stroke(color, dash: [value]))] }
  }

  @Test func dashesOfNothingAreErrors() {
    fails(.geometry) { $0.shapes = [Shape([], stroke: Stroke(DrawingSamples.orange, dash: [0]))] }
  }

  @Test(arguments: [0, -1, .nan, .infinity, 1e9] as [Double])
  func impossibleScalesAreErrors(scale: Double) {
    #expect(throws: RenderError(code: .size, reason: "")) {
      try CairoRenderer().png(DrawingSamples.square, scale: scale)
    }
  }

  @Test func aSinkThatRefusesIsAnError() {
    let small = CairoRenderer(limit: 20)
    for action in [
      { try small.svg(DrawingSamples.square) }, { try small.png(DrawingSamples.square) },
    ] {
      do {
        _ = try action()
        Issue.record("no error")
      } catch {
        #expect((error as? RenderError)?.code == .output)
        #expect("\(error)".hasPrefix("cannot write the "))
      }
    }
  }

  @Test func messagesNameWhatFailed() throws {
    let error = #expect(throws: RenderError.self) {
      try CairoRenderer().svg(.sample { $0.size.width = 40_000 })
    }
    #expect(
      error?.description
        == "the width of a picture must be above 0 and at most 32767.0 pixels, not 40000.0"
    )
  }
}
