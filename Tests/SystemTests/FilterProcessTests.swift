import System
import Testing

// One after another: each switches off the signal of a broken pipe for the whole process meanwhile.
@Suite("A program that is run as a filter", .serialized)
struct FilterProcessTests {
  /// What a script writes; a long limit, because only a script that does not end takes so long.
  private func filtered(
    _ script: String, _ bytes: [UInt8] = [], seconds: Int = 600, byteLimit: Int = 1 << 24
  ) -> [UInt8] {
    FilterProcess.run(
      "/bin/sh", ["sh", "-c", script], on: bytes, seconds: seconds, byteLimit: byteLimit)
  }

  private func text(_ script: String, seconds: Int) -> String {
    String(decoding: filtered(script, seconds: seconds), as: UTF8.self)
  }

  @Test("reads and writes at the same time more than a pipe holds")
  func passing() {
    let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    #expect(filtered("exec cat", bytes) == bytes)
  }

  @Test("need not read")
  func leaving() {
    #expect(filtered("echo said", Array(repeating: 1, count: 1 << 20)) == Array("said\n".utf8))
  }

  @Test("is ended when it waits for nothing, or computes without end")
  func endless() {
    #expect(text("echo begun; exec sleep 36000", seconds: 1) == "begun\n")
    #expect(text("echo begun; while :; do :; done", seconds: 1) == "begun\n")
  }

  @Test("is ended when it has written too much")
  func much() {
    let count = filtered("exec yes", byteLimit: 100_000).count
    #expect(count >= 100_000 && count < 100_000 + (1 << 16))
  }

  @Test("may take longer than it may compute, as it does on a busy machine")
  func slow() {
    let script = "for word in a b c d e f g h i j k l; do sleep 0.3; echo $word; done"
    #expect(text(script, seconds: 3) == "a b c d e f g h i j k l ".replacing(" ", with: "\n"))
  }

  @Test("writes nothing when it has no time, or cannot be started")
  func nothing() {
    #expect(text("echo begun; exec sleep 36000", seconds: 0) == "")
    #expect(FilterProcess.run("/none", ["none"], on: [1], seconds: 600, byteLimit: 9) == [])
  }
}
