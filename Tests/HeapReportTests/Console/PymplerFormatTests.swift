import Foundation
import TestSupport
import Testing
import VisibleText

@testable import HeapReport

@Suite("Formats of Pympler")
struct PymplerFormatTests {
  @Test(
    "pp()",
    arguments: [
      (0, "   0     B"), (7.9, "   7     B"), (1_024, "1024     B"), (1_025, "   1.00 KB"),
      // Half to even: 1.125 and 1.375 are exact.
      (1_152, "   1.12 KB"), (1_408, "   1.38 KB"), (1_048_576, "1024.00 KB"),
      (1_048_577, "   1.00 MB"), (5_123_456_789, "   4.77 GB"), (2e12, "   1.82 TB"),
      (-5_000, "-5000     B"),
    ] as [(Double, String)])
  func size(_ bytes: Double, _ expected: String) {
    #expect(appended { $0.appendSize(bytes) } == expected)
  }

  @Test("Pympler's units go from TB to EB and end there; ours have PB")
  func units() {
    #expect(appended { $0.appendSize(0x1p51) } == "   2.00 PB")
    #expect(appended { $0.appendSize(0x1p63) } == "   8.00 EB")
    #expect(appended { $0.appendSize(0x1p75) } == "32768.00 EB")
  }

  @Test(
    "pp_timestamp()",
    arguments: [
      (0, "00:00:00.00"), (0.125, "00:00:00.12"), (0.375, "00:00:00.38"), (1e-300, "00:00:00.00"),
      (.leastNonzeroMagnitude, "00:00:00.00"), (9.995, "00:00:09.99"), (9.999, "00:00:10.00"),
      (59.999, "00:00:60.00"), (60, "00:01:00.00"), (3_661.5, "01:01:01.50"),
      (-0.5, "00:59:59.50"), (-0.0, "00:00:00.00"), (400_000, "111:06:40.00"),
    ] as [(Double, String)])
  func timestamp(_ time: Double, _ expected: String) {
    #expect(appended { $0.appendTimestamp(time) } == expected)
  }

  @Test(
    "no time ends the program", arguments: [1e300, -1e300, .greatestFiniteMagnitude] as [Double])
  func largeTimes(_ time: Double) {
    #expect(appended { $0.appendTimestamp(time) }.contains(":"))
  }

  @Test("%.2f is rounded on the exact value, as the C library does")
  func hundredths() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<20_000 {
      let scale = Double.random(in: -40...40, using: &random)
      let value = Double.random(in: 0..<1, using: &random) * exp2(scale)
      #expect(appended { $0.appendHundredths(value) } == String(format: "%.2f", value))
    }
    for eighths in 0..<80_000 {
      let value = Double(eighths) / 8
      #expect(appended { $0.appendHundredths(value) } == String(format: "%.2f", value))
    }
  }

  private func clipped(_ text: String, _ limit: Int, _ cut: [UInt8].Cut = .end) -> String {
    appended { out in
      out.append("x")
      out.appendVisible(text, lineFeed: UInt8(ascii: "|"))
      out.truncate(from: 1, to: limit, cutting: cut)
    }
  }

  @Test("trunc()")
  func truncation() {
    #expect(clipped("This is a long text.", 8) == "xThis ...")
    #expect(clipped("This is a long text.", 8, .start) == "x...text.")
    #expect(clipped("just fit", 8) == "xjust fit")
    #expect(clipped("two\nlines", 9) == "xtwo|lines")
    #expect(clipped("ééééééé", 5) == "xéé...")
    #expect(clipped("ééé☃é☃é", 5, .start) == "x...☃é")
    #expect(clipped("", 5) == "x")
  }

  @Test("columns are counted in code points and never cut")
  func columns() {
    #expect(appended { $0.append(.left(4)) { $0.append(contentsOf: "é☃".utf8) } } == "é☃  ")
    #expect(appended { $0.append(.right(4)) { $0.append(number: -12) } } == " -12")
    #expect(appended { $0.append(.right(1)) { $0.append(number: 123) } } == "123")
  }
}
