import Output
import Mustache
import Testing

@Suite("Text that is not UTF-8")
struct IllFormedTextTests {
  private func escaped(_ bytes: [UInt8]) -> [UInt8] {
    var writer = HTMLWriter(OutputBudget(.none))
    writer.text(bytes.span.bytes)
    return writer.bytes
  }

  @Test(
    "One replacement character for each maximal subpart",
    arguments: [
      ([0x80], 1), ([0xFF], 1), ([0xC0, 0xAF], 2), ([0xC1, 0x81], 2), ([0xC3], 1),
      ([0xE2, 0x82], 1), ([0xE0, 0x80, 0x80], 3), ([0xF0, 0x9F, 0x98], 1),
      ([0xF0, 0x80, 0x80, 0x80], 4), ([0xF4, 0x90, 0x80, 0x80], 4), ([0xF5, 0x80], 2),
      ([0xED, 0xA0, 0x80], 3), ([0xED, 0xBF, 0xBF], 3), ([0xE2, 0x82, 0xE2, 0x82], 2),
    ] as [([UInt8], Int)])
  func replaced(_ bytes: [UInt8], _ count: Int) {
    let marks = Array(String(repeating: "\u{FFFD}", count: count).utf8)
    #expect(escaped(bytes) == marks)
    #expect(escaped([0x61] + bytes + [0x62]) == [0x61] + marks + [0x62])
  }

  @Test("A cut sequence does not swallow what follows it")
  func nothingSwallowed() {
    #expect(escaped([0xE2, 0x3C]) == Array("\u{FFFD}&lt;".utf8))
    #expect(escaped([0xF0, 0x9F, 0x22]) == Array("\u{FFFD}&quot;".utf8))
  }

  @Test("Any bytes decode as the standard library decodes them")
  func random() {
    var state: UInt64 = 20_260
    let samples: [UInt8] = [
      0x41, 0x7E, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC3, 0xDF, 0xE0, 0xE3, 0xED, 0xEE,
      0xF0, 0xF1, 0xF4, 0xF5, 0xFF,
    ]
    var differences: [[UInt8]] = []
    for _ in 0..<5_000 {
      var bytes: [UInt8] = []
      for _ in 0..<12 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes.append(samples[Int(state >> 33) % samples.count])
      }
      // Escaping the repaired text must give the same as repairing while escaping.
      let repaired = Array(String(decoding: bytes, as: UTF8.self).utf8)
      let isRight =
        escaped(bytes) == escaped(repaired)
        && String(validating: escaped(bytes), as: UTF8.self) != nil
      if !isRight { differences.append(bytes) }
    }
    #expect(differences == [])
  }

  @Test("Every prefix of a text is written up to its last whole character")
  func prefixes() {
    let text = Array("aß中😀z".utf8)
    for length in 0...text.count {
      let prefix = Array(text[..<length])
      #expect(escaped(prefix) == Array(String(decoding: prefix, as: UTF8.self).utf8))
    }
  }
}
