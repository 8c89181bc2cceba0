import Foundation
import System
import Testing

@Suite("Other programs")
struct ProcessTests {
  private func run(_ script: String, _ changes: [String: String] = [:]) throws -> Int32 {
    defer { Interruption.end() }
    return try ChildProcess.run(["sh", "-c", script], environment: changes).status
  }

  @Test("a command's status is its own, a signal's is 128 and its number")
  func status() throws {
    #expect(try run("exit 7") == 7)
    #expect(try run("kill -9 $$") == 137)
    #expect(
      try run("test \"$HEAPHTML_TEST\" = here && test -n \"$PATH\"", ["HEAPHTML_TEST": "here"]) == 0
    )
  }

  @Test("names of the system are bytes, and come back as they were")
  func bytes() throws {
    let parts: [[UInt8]] = [
      [0xFF], [0x61, 0xE9], [0xC3, 0xA9], [0xF4, 0x8F, 0xBA, 0x80], [0xF4, 0x8F, 0xBB, 0xBF],
      [0xED, 0xA0, 0x80],
      [0xC0, 0x80], [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80], [0x80], [],
    ]
    var seen: Set<String> = []
    for first in parts {
      for second in parts {
        let text = String(systemBytes: first + second)
        #expect(text.systemBytes == first + second)
        seen.insert(text)
      }
    }
    #expect(seen.count == Set(parts.flatMap { first in parts.map { first + $0 } }).count)
    #expect(String(systemBytes: [0xC3, 0xA9]) == "\u{E9}")
  }

  @Test("descendants are known from other processes")
  func descendants() throws {
    #expect(!OtherProcess.isDescendant(1))
    #expect(!OtherProcess.isDescendant(ThisProcess.number))
    #expect(!OtherProcess.isDescendant(-1))
    // It says the number of its child.
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "sleep 60 >/dev/null & echo $!; exec sleep 60"]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let number = Int64(process.processIdentifier)
    let text = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    let child = try #require(Int64(text.trimmingCharacters(in: .newlines)))
    #expect(OtherProcess.isDescendant(number) && OtherProcess.isDescendant(child))
    for each in [child, number] { OtherProcess.send(SIGKILL, to: each) }
    process.waitUntilExit()
    #expect(!OtherProcess.isDescendant(child))
  }

  @Test("a command that is not there is an error of starting")
  func missing() {
    let error = #expect(throws: ChildProcess.Failure.self) {
      try ChildProcess.run(["/nowhere/at/all"], environment: [:])
    }
    guard case .start(let reason)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(reason == SystemError(number: ENOENT))
  }
}
