import HeapCharts
import Measures
import Testing

@Suite struct SparklineTests {
  @Test(
    arguments: [
      ([0, 50, 100], "M0.0 17.0L50.0 9.0L100.0 1.0"), ([100, nil, 100], "M0.0 1.0h1M100.0 1.0h-1"),
      ([7], "M0.0 1.0H100.0"), ([], ""), ([nil, nil], ""), ([0, 0], "M0.0 17.0L100.0 17.0"),
      ([-3, 100, nil, 50, 50], "M0.0 17.0L25.0 1.0M75.0 9.0L100.0 9.0"),
    ] as [([ByteCount?], String)])
  func pathsHaveGapsAndOneDecimal(values: [ByteCount?], path: String) {
    #expect(Sparkline(width: 100, height: 18).path(values) == path)
  }

  @Test func appendingGivesTheSameBytes() {
    var bytes = Array("d=".utf8)
    let values: [ByteCount?] = [1, 5, nil, .max, .min]
    Sparkline(width: 110, height: 18).append(values, to: &bytes)
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == "d=" + Sparkline(width: 110, height: 18).path(values))
  }

  @Test func aLongSeriesKeepsItsPeaksAndGapsButNotItsLength() {
    var values = [ByteCount?](repeating: 10, count: 100_000)
    values[61_234] = 100
    values[30_000] = 0
    values[80_000] = nil
    let path = Sparkline(width: 100, height: 18).path(values)
    #expect(path.utf8.count < 5 * 100 * 10)
    #expect(path.contains("L61.2 1.0"))
    #expect(path.contains("L30.0 17.0"))
    #expect(path.split(separator: "M").count == 2)
    #expect(path.hasPrefix("M0.0 15.4"))
    #expect(path.hasSuffix("L100.0 15.4"))
  }

  @Test func anySizeIsPossible() {
    #expect(!Sparkline(width: .min, height: .max).path([1, .max]).isEmpty)
  }
}
