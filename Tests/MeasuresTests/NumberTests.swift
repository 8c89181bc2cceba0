import Measures
import Testing

@Suite struct NumberTests {
  @Test(
    arguments: [
      (0, "0"), (999, "999"), (1_000, "1,000"), (3_296, "3,296"), (-1_234_567, "−1,234,567"),
      (.max, "9,223,372,036,854,775,807"), (.min, "−9,223,372,036,854,775,808"),
    ] as [(Int64, String)])
  func countsAreGrouped(count: Int64, text: String) {
    #expect(GroupedCount(count).description == text)
  }

  @Test func countsTakeTheirNoun() {
    #expect(GroupedCount(1).of("class", "classes") == "1 class")
    #expect(GroupedCount(3_296).of("class", "classes") == "3,296 classes")
  }

  @Test func fixedPointKeepsLeadingZeros() {
    #expect(FixedPoint(5, decimals: 2).description == "0.05")
    #expect(FixedPoint(0, decimals: 2).description == "0.00")
    #expect(FixedPoint(-123_456, decimals: 1).description == "−12,345.6")
    #expect(FixedPoint(.min, decimals: 0).description == "−9,223,372,036,854,775,808")
    #expect(
      FixedPoint(magnitude: .max, isNegative: true, decimals: 18).description
        == "−18.446744073709551615")
    #expect(FixedPoint(1, decimals: 99).description == "0.000000000000000001")
  }

  @Test(
    arguments: [
      (0.0, "0 s"), (0.05, "0.05 s"), (1.519, "1.52 s"), (0.0032, "3.20 ms"), (59.99, "59.99 s"),
      (59.996, "1 min"), (125, "2 min 5 s"), (3_599.6, "1 h"), (3_900, "1 h 5 min"),
      (86_399, "1 d"), (266_400, "3 d 2 h"), (-1.5, "−1.50 s"), (.nan, "–"), (.infinity, "–"),
    ] as [(Double, String)])
  func timesTakeTheFittingUnit(value: Double, text: String) {
    #expect(Seconds(value).description == text)
  }

  @Test(arguments: [1e300, -1e300, 1e18, .leastNonzeroMagnitude] as [Double])
  func anyTimeCanBeWritten(value: Double) {
    #expect(!Seconds(value).description.isEmpty)
  }

  @Test(
    arguments: [
      (557, 1_000, "55.7 %"), (0, 7, "0.0 %"), (1, 3, "33.3 %"), (1, 1_000_000, "<0.1 %"),
      (7, 7, "100.0 %"), (-1, 2, "−50.0 %"), (.max, 1, "1,844,674,407,370,955,161.5 %"),
      (.min, .min, "100.0 %"),
    ] as [(Int64, Int64, String)])
  func sharesHaveOneDecimal(part: Int64, whole: Int64, text: String) {
    #expect(Percent(ByteCount(part), of: ByteCount(whole))?.description == text)
  }

  @Test func thereIsNoShareOfNothing() { #expect(Percent(5, of: 0) == nil) }
}
