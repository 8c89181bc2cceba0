import Output
import Mustache
import Testing

@Suite("The HTML writer")
struct HTMLWriterTests {
  @Test(
    "Whole numbers",
    arguments: [
      0, 1, -1, 9, 10, 99, 100, 1_234_567_890, -40_000, Int.max, Int.min,
    ])
  func integers(_ value: Int) {
    var writer = HTMLWriter(OutputBudget(.none))
    writer.integer(value)
    #expect(String(decoding: writer.bytes, as: UTF8.self) == String(value))
  }

  @Test("Hexadecimal digits", arguments: [0, 1, 9, 10, 15, 16, 0x7f3a_90b1_c2d4, UInt64.max])
  func hexadecimal(_ value: UInt64) {
    var writer = HTMLWriter(OutputBudget(.none))
    writer.hexadecimal(value)
    #expect(String(decoding: writer.bytes, as: UTF8.self) == String(value, radix: 16))
  }

  @Test("Markup is written as it is, from all its sources")
  func markup() {
    var writer = HTMLWriter(OutputBudget(.none))
    writer.markup("<p title=\"")
    writer.text("\"&")
    writer.markup(Array("\">".utf8))
    writer.markup(Array("é</p>".utf8).span.bytes)
    #expect(String(decoding: writer.bytes, as: UTF8.self) == "<p title=\"&quot;&amp;\">é</p>")
  }

  private func limits(bytes: Int = .max, page: Int = .max, text: Int = .max) -> OutputLimits {
    var limits = OutputLimits.none
    limits.bytes = bytes
    limits.page = page
    limits.text = text
    return limits
  }

  @Test("A page that would be too large keeps no more, and says so at its end")
  func fullPage() {
    var writer = HTMLWriter(OutputBudget(limits(page: 100_000)))
    let text = [UInt8](repeating: UInt8(ascii: "<"), count: 1_000)
    for _ in 0..<1_000 { writer.text(text.span.bytes) }
    #expect(writer.isFull)
    // What was written in one step beyond the limit, and no more.
    #expect(writer.count < 120_000)
    #expect(throws: OutputExcess.page(limit: 100_000)) { _ = try writer.finish() }
  }

  @Test("Pages of one report share its bytes; exactly as many as are allowed are no excess")
  func sharedBudget() throws {
    let budget = OutputBudget(limits(bytes: 50_000))
    for _ in 0..<2 {
      var writer = HTMLWriter(budget)
      writer.markup([UInt8](repeating: 0x61, count: 25_000))
      #expect(try writer.finish().count == 25_000)
    }
    var writer = HTMLWriter(budget)
    writer.markup("a")
    #expect(throws: OutputExcess.bytes(limit: 50_000)) { _ = try writer.finish() }
  }

  @Test("Of a long text a page has the beginning, in whole characters, unless it is its own")
  func longText() throws {
    var writer = HTMLWriter(OutputBudget(limits(text: 10)))
    writer.text("0123456789")
    writer.text("01234567é🙂")
    writer.markup("|")
    writer.text("0123456789é")
    writer.markup("|")
    writer.wholeText("0123456789é")
    #expect(
      String(decoding: try writer.finish(), as: UTF8.self)
        == "012345678901234567é… (4 bytes more)|0123456789… (2 bytes more)|0123456789é")
  }
}
