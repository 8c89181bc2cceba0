import HeapHTML
import TestSupport
import Testing

@Suite("An error of a dump")
struct DumpErrorTests {
  private static let dump = SyntheticDump.leak.bytes()

  private func error(_ bytes: [UInt8], _ limits: DumpLimits = DumpLimits()) -> DumpError? {
    #expect(throws: DumpError.self) { try Dump(bytes, limits: limits) }
  }

  @Test("says what is no dump")
  func notADump() {
    #expect(error([])?.kind == .notADump)
    #expect(error([])?.description == "the input is empty; did the program end while writing it?")
    let text = error(Array("hello\n".utf8))
    #expect(text?.kind == .notADump && text?.offset == nil)
    let compressed = error([0x28, 0xB5, 0x2F, 0xFD] + Array(repeating: 0, count: 40))
    #expect(compressed?.advice == "decompress it first, with zstd")
    #expect(error(gzipped(gzipped(Self.dump)))?.kind == .notADump)
  }

  @Test("has the place of damage, whatever the damage is", arguments: [100, 1_000, dump.count - 1])
  func damaged(_ end: Int) {
    let cut = error(Array(Self.dump.prefix(end)))
    #expect(cut?.kind == .damaged && cut?.offset != nil)
    #expect(cut?.description.hasPrefix("byte ") == true)
    let cutWhileCompressed = error(Array(gzipped(Self.dump).dropLast(9)))
    #expect(cutWhileCompressed?.kind == .damaged)
  }

  @Test("tells the dump from what surrounds it")
  func surrounded() {
    let twice = error(Self.dump + Self.dump)
    #expect(twice?.kind == .damaged)
    #expect(twice?.advice == "take them apart at byte \(Self.dump.count)")
    let trailing = error(gzipped(Self.dump) + [1, 2, 3])
    let count = gzipped(Self.dump).count
    #expect(trailing?.advice == "the dump alone has \(count) bytes, from byte 0 on")
  }

  @Test("names the limit to raise")
  func limits() {
    let memory = error(Self.dump, DumpLimits(memory: 1_000))
    #expect(memory?.kind == .limitExceeded)
    #expect(memory?.advice == "if you trust the dump, raise DumpLimits.memory")
    let inflated = error(gzipped(Self.dump), DumpLimits(input: 1_000))
    #expect(inflated?.kind == .limitExceeded)
    #expect(inflated?.advice == "if you trust the dump, raise DumpLimits.input")
    let path = Fixture("small").path
    let file = #expect(throws: DumpError.self) {
      try Dump(contentsOf: path, limits: DumpLimits(input: 10))
    }
    #expect(file?.kind == .limitExceeded && file?.path == path)
  }

  @Test("names the file, on one line")
  func path() {
    let error = #expect(throws: DumpError.self) { try Dump(contentsOf: "/no\u{1b}where\n/x.dat") }
    #expect(error?.kind == .unreadable)
    #expect(error?.description == "/no\\x1bwhere\\n/x.dat: no such file or directory")
    let folder = #expect(throws: DumpError.self) { try Dump(contentsOf: "/") }
    #expect(folder?.kind == .unreadable && folder?.path == "/")
  }

  @Test("comes of every bad fixture", arguments: Fixture.all.filter(\.isBad))
  func bad(_ fixture: Fixture) throws {
    let error = error(try fixture.bytes())
    #expect(error?.description.contains("\n") == false)
  }
}
