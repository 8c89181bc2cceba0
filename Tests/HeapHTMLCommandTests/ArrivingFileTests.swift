import Foundation
import Bytes
import System
import Testing

@testable import HeapHTMLCommand

@Suite("Files read while they are worked on")
struct ArrivingFileTests {
  private let workplace: Workplace

  init() throws { workplace = try Workplace() }

  private func file(_ bytes: [UInt8]) throws -> Descriptor {
    try workplace.write("input", bytes)
    return try Descriptor.open(workplace.url("input").path, O_RDONLY)
  }

  @Test("all bytes come, in portions")
  func whole() throws {
    let content = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let file = ArrivingFile()
    let bytes = try file.start(try self.file(content), size: content.count)
    #expect(file.wait(for: 10) >= 10)
    #expect(file.wait(for: content.count) == content.count)
    #expect(bytes.array == content)
    #expect(file.error == nil)
  }

  @Test("a file that has grown counts with the bytes that it had")
  func longer() throws {
    let file = ArrivingFile()
    let bytes = try file.start(try self.file([1, 2, 3, 4]), size: 3)
    #expect(file.wait(for: 3) == 3)
    #expect(bytes.array == [1, 2, 3])
  }

  @Test("when a file became shorter, waiting ends with what there is")
  func shorter() throws {
    let file = ArrivingFile()
    _ = try file.start(try self.file([1, 2, 3]), size: 5_000)
    #expect(file.wait(for: 5_000) == 3)
    #expect(file.error == nil)
  }

  @Test("an error of reading ends the waiting and is reported")
  func unreadable() throws {
    let file = ArrivingFile()
    _ = try file.start(Descriptor.open(workplace.folder.path, O_RDONLY), size: 100)
    #expect(file.wait(for: 100) == 0)
    #expect(file.error?.reason == "is a directory")
  }
}
