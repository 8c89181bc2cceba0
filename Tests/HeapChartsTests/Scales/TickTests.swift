import Testing

@testable import HeapCharts
import Measures

@Suite struct TickTests {
  @Test func bytesStepInOneBinaryUnit() {
    let axis = ByteTicks(upTo: 26_298_286, parts: 6)
    #expect(axis.ticks.map(\.label) == ["0", "5 MiB", "10 MiB", "15 MiB", "20 MiB", "25 MiB"])
    #expect(axis.ticks[1].value == 5 * 1_048_576)
  }

  @Test func smallSpansGetDecimalsAndBytesStayWhole() {
    #expect(
      ByteTicks(upTo: 1.6 * 1_048_576, parts: 4).ticks.map(\.label)
        == ["0", "0.5 MiB", "1.0 MiB", "1.5 MiB"])
    #expect(ByteTicks(upTo: 3, parts: 6).ticks.map(\.label) == ["0", "1 B", "2 B", "3 B"])
  }

  @Test func countsStepInWholeNumbers() {
    #expect(CountTicks(upTo: 2, parts: 6).ticks.map(\.label) == ["0", "1", "2"])
    #expect(
      CountTicks(upTo: 4_100, parts: 5).ticks.map(\.label)
        == ["0", "1,000", "2,000", "3,000", "4,000"])
  }

  @Test func timesTakeOneUnit() {
    #expect(
      TimeTicks(from: 0, to: 1.52, parts: 4).ticks.map(\.label) == ["0", "0.5 s", "1.0 s", "1.5 s"])
    #expect(
      TimeTicks(from: 0, to: 0.05, parts: 3).ticks.map(\.label) == ["0", "20 ms", "40 ms"])
    #expect(
      TimeTicks(from: 0, to: 600, parts: 5).ticks.map(\.label)
        == ["0", "2 min", "4 min", "6 min", "8 min", "10 min"])
    #expect(TimeTicks(from: 5_000, to: 5_001, parts: 2).ticks.last?.label == "5,001.0 s")
  }

  @Test(arguments: [0, 1, 1e-30, 1e9, 9e18, 1e300, -5, .nan, .infinity] as [Double])
  func noAxisTrapsOrOverflowsWithTicks(upper: Double) {
    #expect(ByteTicks(upTo: upper, parts: 6).ticks.count <= 100)
    #expect(CountTicks(upTo: upper, parts: 0).ticks.count <= 100)
    #expect(TimeTicks(from: -upper, to: upper, parts: 9).ticks.count <= 100)
  }

  @Test func stepsAreTheSmallestThatFit() {
    for span in stride(from: 0.37, to: 900, by: 1.83) {
      let step = TickStep(dividing: span, into: 5)
      let count = step.ticks(from: 0, to: span) { $0.description }.count - 1
      #expect(count <= 5)
      #expect(count >= 2, "\(span): \(step)")
    }
  }

  @Test func scalesStayInsideTheirEnds() {
    let scale = LinearScale(from: 5, to: 5, start: 100, end: 0)
    for value in [5, 6, -.infinity, .infinity, .nan, 1e308] as [Double] {
      #expect((0...100).contains(scale(value)))
    }
    #expect(LinearScale(from: 0, to: 4, start: 100, end: 0)(1) == 75)
  }
}
