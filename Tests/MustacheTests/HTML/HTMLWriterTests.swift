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
    var writer = HTMLWriter()
    writer.integer(value)
    #expect(String(decoding: writer.bytes, as: UTF8.self) == String(value))
  }

  @Test("Markup is written as it is, from all its sources")
  func markup() {
    var writer = HTMLWriter()
    writer.markup("<p title=\"")
    writer.text("\"&")
    writer.markup(Array("\">".utf8))
    writer.markup(Array("é</p>".utf8).span.bytes)
    #expect(String(decoding: writer.bytes, as: UTF8.self) == "<p title=\"&quot;&amp;\">é</p>")
  }

  @Test("A writer can be used again")
  func reuse() {
    var writer = HTMLWriter(capacity: 100)
    writer.text("first")
    #expect(writer.count == 5)
    writer.removeAll(keepingCapacity: true)
    #expect(writer.count == 0)
    writer.text("2nd")
    #expect(writer.bytes == Array("2nd".utf8))
  }
}
