import Measures
import Testing

@Suite("Moments in UTC")
struct UTCTimeTests {
  @Test(
    "as ISO 8601",
    arguments: [
      (0, "1970-01-01T00:00:00Z"), (1_764_108_000.25, "2025-11-25T22:00:00Z"),
      (951_782_399.999, "2000-02-28T23:59:59Z"), (951_782_400, "2000-02-29T00:00:00Z"),
      (-1, "1969-12-31T23:59:59Z"), (-2_203_891_200, "1900-03-01T00:00:00Z"),
      (253_402_300_799, "9999-12-31T23:59:59Z"), (-62_167_219_200, "0000-01-01T00:00:00Z"),
    ])
  func texts(_ seconds: Double, _ text: String) {
    #expect(UTCTime(secondsSince1970: seconds)?.description == text)
  }

  @Test(
    "nothing outside of four digits",
    arguments: [.nan, .infinity, -.infinity, 1e300, 253_402_300_800, -62_167_219_201])
  func outside(_ seconds: Double) {
    #expect(UTCTime(secondsSince1970: seconds) == nil)
  }
}
