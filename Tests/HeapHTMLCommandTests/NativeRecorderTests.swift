import Foundation
import NativeRecorder
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
}
