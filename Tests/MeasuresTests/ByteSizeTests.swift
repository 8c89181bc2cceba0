import Measures
import Testing

@Suite struct ByteSizeTests {
  @Test(
    arguments: [
      (0, "0 B"), (1, "1 B"), (432, "432 B"), (1_023, "1,023 B"), (1_024, "1.00 KiB"),
      (1_536, "1.50 KiB"), (1_048_575, "1.00 MiB"), (1_048_576, "1.00 MiB"),
      (1_824_522, "1.74 MiB"), (26_298_286, "25.08 MiB"), (1_048_570, "1,023.99 KiB"),
      (1_030, "1.01 KiB"), (1_029, "1.00 KiB"), (-26_298_286, "−25.08 MiB"), (-1, "−1 B"),
      (1 << 40, "1.00 TiB"), (.max, "8.00 EiB"), (.min, "−8.00 EiB"),
    ] as [(Int64, String)])
  func sizesAreRoundedExactly(bytes: Int64, text: String) {
    #expect(ByteSize(ByteCount(bytes)).description == text)
  }

  @Test func appendingGivesTheSameBytes() {
    for bytes in [0, 5, 1_023, 70_000, -12_345_678, Int64.max] {
      var text: [UInt8] = Array("x".utf8)
      ByteSize(ByteCount(bytes)).append(to: &text)
      #expect(String(decoding: text, as: UTF8.self) == "x\(ByteSize(ByteCount(bytes)))")
    }
  }

  @Test(arguments: [(0, false), (-1_023, false), (1_023, false), (1_024, true), (-1_048_576, true)])
  func whatHasUnitsOfItsOwnIsRounded(bytes: Int, isRounded: Bool) {
    #expect(ByteSize(ByteCount(clamping: bytes)).isRounded == isRounded)
  }

  @Test func everyUnitIs1024OfTheOneBefore() {
    for (index, unit) in ByteUnit.allCases.enumerated() where index > 0 {
      #expect(unit.bytes == ByteUnit.allCases[index - 1].bytes * 1_024)
      #expect(ByteUnit.fitting(unit.bytes) == unit)
      #expect(ByteUnit.fitting(unit.bytes - 1) == ByteUnit.allCases[index - 1])
    }
  }
}
