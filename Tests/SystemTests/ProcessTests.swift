import System
import Testing

@Suite("Other programs")
struct ProcessTests {
  private func run(_ script: String, _ changes: [String: String] = [:]) throws -> Int32 {
    try ChildProcess.run(
      ["sh", "-c", script], environment: changes, forwardsSignals: false)
  }

  @Test("a command's status is its own, a signal's is 128 and its number")
  func status() throws {
    #expect(try run("exit 7") == 7)
    #expect(try run("kill -9 $$") == 137)
    #expect(
      try run("test \"$HEAPHTML_TEST\" = here && test -n \"$PATH\"", ["HEAPHTML_TEST": "here"]) == 0
    )
  }

  @Test("a command that is not there is an error of starting")
  func missing() {
    let error = #expect(throws: ChildProcess.Failure.self) {
      try ChildProcess.run(
        ["/nowhere/at/all"], environment: [:], forwardsSignals: false)
    }
    guard case .start(let reason)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(reason == SystemError(number: ENOENT))
  }

  @Test("a filter gets all bytes while it writes, however many")
  func filter() {
    let bytes = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0) }
    let same = FilterProcess.run(
      "/bin/cat", ["cat"], on: bytes, seconds: 600, byteLimit: .max)
    #expect(same == bytes)
  }

  @Test("a filter is ended when it writes too much, ends early or cannot be started")
  func badFilters() {
    let endless = FilterProcess.run(
      "/bin/cat", ["cat", "/dev/zero"], on: [], seconds: 600, byteLimit: 1_000)
    #expect(endless.count >= 1_000)
    let bytes = [UInt8](repeating: 1, count: 1 << 20)
    let early = FilterProcess.run(
      "/bin/sh", ["sh", "-c", "echo done"], on: bytes, seconds: 600, byteLimit: .max)
    #expect(early == Array("done\n".utf8))
    #expect(FilterProcess.run("/none", ["none"], on: bytes, seconds: 600, byteLimit: 9) == [])
  }

  @Test("a filter is ended when its time is over")
  func slowFilter() {
    let slow = FilterProcess.run(
      "/bin/sh", ["sh", "-c", "echo begun; exec sleep 600"], on: [], seconds: 0, byteLimit: .max)
    #expect(slow.isEmpty)
  }
}
