import Foundation
import NativeRecorder
import TestSupport
import Testing

@Suite("The recorder's compiled part")
struct NativeRecorderTests {
  @Test("the program carries a library for the processor that it runs on")
  func carried() throws {
    let library = try #require(NativeRecorder.library)
    #expect(library.starts(with: [0x7F, 0x45, 0x4C, 0x46, 2]))
    #expect(library.count < 60_000)
    // e_machine
    #if arch(x86_64)
      #expect(library[18] == 62)
    #elseif arch(arm64)
      #expect(library[18] == 183)
    #endif
  }

  @Test("a recorded Python loads it", .enabled(if: Python.isThere, "no python3 in PATH"))
  func loaded() throws {
    let work = try Workplace()
    try work.write(
      "app.py", "import heapmonitor.native\nprint(heapmonitor.native.why() or 'loaded')")
    let result = try Program.run(
      ["run", "--track", "__main__:Order", "--heapprofile=heap.dat", "--", "python3", "app.py"],
      in: work.folder)
    #expect(result.standardOutput == "loaded\n")
  }
}
