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
}
