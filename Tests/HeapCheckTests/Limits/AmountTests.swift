import HeapCheck
import HeapFindings
import Testing

@Suite("Limits as people write them")
struct AmountTests {
  @Test(
    "bytes: units of 1024, exact",
    arguments: [
      ("0", 0), ("52428800", 52_428_800), ("50MiB", 50 << 20), ("50 MiB", 50 << 20),
      ("50mb", 50 << 20), ("50M", 50 << 20), ("1.5 GiB", 3 << 29), ("64K", 65_536), ("7B", 7),
      ("0.1KiB", 102), ("8191P", 8_191 << 50), ("9223372036854775807", Int64.max), ("7E", 7 << 60),
      ("2TiB", 2 << 40),
    ] as [(String, Int64)])
  func bytes(_ text: String, _ bytes: Int64) {
    #expect(ByteAmount(text)?.bytes == bytes)
  }

  @Test(
    "what is no number of bytes",
    arguments: [
      "", "MiB", "-1", "+1", "1.", ".5", "1.2.3", "1e3", "5%", "1,5", "8E", "9223372036854775808",
      "1.1234567", "0x10", "١", "5MiBB", "5XB", "1_000", "B", "99999999999999999999E",
    ])
  func noBytes(_ text: String) {
    #expect(ByteAmount(text) == nil)
  }

  @Test("growth in bytes or in percent")
  func growth() {
    #expect(Growth("2MiB") == .bytes(2 << 20))
    #expect(Growth("100") == .bytes(100))
    for text in ["%", "-5%", "5%%", "1e2%", "five", ""] { #expect(Growth(text) == nil, "\(text)") }
    guard case .percent(let percent) = Growth("2.50 %") else {
      Issue.record("no percentage"); return
    }
    #expect("\(percent)" == "2.50 %")
  }

  @Test("integers are compared: what is equal is not more")
  func edge() {
    let five = Growth("5%")
    #expect(five?.isExceeded(from: 1_000, to: 1_050) == false)
    #expect(five?.isExceeded(from: 1_000, to: 1_051) == true)
    #expect(five?.isExceeded(from: 1_000, to: 10) == false)
    // In floating point, 0.1 % of it is less than it is.
    let tenth = Growth("0.1%")
    #expect(tenth?.isExceeded(from: 9_007_199_254_741_000, to: 9_016_206_453_995_741) == false)
    #expect(tenth?.isExceeded(from: 9_007_199_254_741_000, to: 9_016_206_453_995_742) == true)
    #expect(Growth("10")?.isExceeded(from: 5, to: 15) == false)
    #expect(Growth("10")?.isExceeded(from: 5, to: 16) == true)
    #expect(Growth("0")?.isExceeded(from: 5, to: 5) == false)
  }

  @Test("from nothing, any growth is more than any percentage, and none is none")
  func fromNothing() {
    #expect(Growth("900%")?.isExceeded(from: 0, to: 1) == true)
    #expect(Growth("0%")?.isExceeded(from: 0, to: 0) == false)
    #expect(Growth("5%")?.isExceeded(from: -8, to: -8) == false)
    #expect(Growth("5%")?.isExceeded(from: -8, to: -7) == true)
  }

  @Test("the largest numbers neither trap nor wrap")
  func extremes() {
    let most = Growth("9223372036854775807%")
    #expect(most?.isExceeded(from: .max, to: .max) == false)
    #expect(Growth("0.000001%")?.isExceeded(from: .min, to: .max) == true)
    #expect(Growth("9223372036854775807")?.isExceeded(from: .min, to: .max) == true)
    #expect(Growth("0")?.isExceeded(from: .max, to: .min) == false)
  }

  @Test("kinds of findings, and words for several")
  func findings() throws {
    #expect(try #require(FindingChoice("leak")).kinds == [.leak])
    #expect(
      try #require(FindingChoice("growth")).kinds
        == [.leak, .accumulation, .growthInside, .unexplained])
    #expect(try #require(FindingChoice("any")).kinds.count == FindingChoice.names.count - 2)
    #expect(FindingChoice("Leak") == nil && FindingChoice("") == nil)
  }
}
