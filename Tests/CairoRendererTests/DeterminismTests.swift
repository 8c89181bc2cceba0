import HeapCharts
import Testing

@testable import CairoRenderer

@Suite struct DeterminismTests {
  @Test func bytesDoNotDependOnWhatWasDrawnBefore() throws {
    let renderer = CairoRenderer()
    let square = try renderer.svg(DrawingSamples.square)
    let lines = try renderer.svg(DrawingSamples.lines(20))
    let image = try renderer.png(DrawingSamples.lines(20))
    #expect(try renderer.svg(DrawingSamples.lines(20)) == lines)
    #expect(try CairoRenderer().svg(DrawingSamples.square) == square)
    #expect(try renderer.png(DrawingSamples.lines(20)) == image)
    #expect(square != lines)
  }

  @Test func bytesDoNotDependOnTheThread() async throws {
    let expected = try (0..<8).map { try CairoRenderer().svg(DrawingSamples.lines(10 + $0)) }
    try await withThrowingTaskGroup(of: (Int, [UInt8], Int).self) { group in
      for index in 0..<64 {
        group.addTask {
          let drawing = DrawingSamples.lines(10 + index % 8)
          return (
            index % 8, try CairoRenderer().svg(drawing), try CairoRenderer().png(drawing).count
          )
        }
      }
      for try await (index, bytes, length) in group {
        #expect(bytes == expected[index])
        #expect(length > 100)
      }
    }
  }
}
