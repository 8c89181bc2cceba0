import Testing

@testable import HeapHTMLCommand

// One after another: each switches off the signal of a broken pipe for the whole process meanwhile.
@Suite("A program that is run as a filter", .serialized)
struct FilterProcessTests {
  /// What a script writes; a long limit, because only a script that does not end takes so long.
  private func filtered(
    _ script: String, _ bytes: [UInt8] = [], seconds: Int = 600, byteLimit: Int = 1 << 24
  ) throws -> [UInt8] {
    let filter = try #require(FilterProcess("/bin/sh", ["sh", "-c", script]))
    return filter.run(bytes, seconds: seconds, byteLimit: byteLimit)
  }

  private func text(_ script: String, seconds: Int) throws -> String {
    String(decoding: try filtered(script, seconds: seconds), as: UTF8.self)
  }

  @Test("reads and writes at the same time more than a pipe holds")
  func passing() throws {
    let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    #expect(try filtered("exec cat", bytes) == bytes)
  }

  @Test("need not read")
  func leaving() throws {
    #expect(try filtered("echo said", Array(repeating: 1, count: 1 << 20)) == Array("said\n".utf8))
  }

  @Test("is ended when it waits for nothing, or computes without end")
  func endless() throws {
    #expect(try text("echo begun; exec sleep 36000", seconds: 1) == "begun\n")
    #expect(try text("echo begun; while :; do :; done", seconds: 1) == "begun\n")
  }

  @Test("is ended when it has written too much")
  func much() throws {
    let count = try filtered("exec yes", byteLimit: 100_000).count
    #expect(count >= 100_000 && count < 100_000 + (1 << 16))
  }

  @Test("may take longer than it may compute, as it does on a busy machine")
  func slow() throws {
    let script = "for word in a b c d e f g h i j k l; do sleep 0.3; echo $word; done"
    #expect(try text(script, seconds: 3) == "a b c d e f g h i j k l ".replacing(" ", with: "\n"))
  }
}
