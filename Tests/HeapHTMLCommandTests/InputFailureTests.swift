import Foundation
import TestSupport
import Testing

@Suite("Input that is not a dump")
struct InputFailureTests {
  /// A folder that holds a report already.
  private func withReport() throws -> Workplace {
    let work = try Workplace()
    #expect(try work.run("heap.dat", "-o", "report").status == 0)
    return work
  }

  @Test("no such file")
  func missing() throws {
    let line = try withReport().expectFailure("nothere.dat", "-o", "report", status: 66)
    #expect(line == "heaphtml: nothere.dat: no such file or directory\n")
  }

  @Test("a folder")
  func folder() throws {
    let line = try withReport().expectFailure("./report", "-o", "report", status: 66)
    #expect(line.hasPrefix("heaphtml: ./report: is a directory"))
  }

  @Test("a file that may not be read", .enabled(if: geteuid() != 0))
  func unreadable() throws {
    let work = try withReport()
    try FileManager.default.setAttributes(
      [.posixPermissions: 0], ofItemAtPath: work.url("heap.dat").path)
    let result = try work.run("heap.dat", "-o", "report")
    #expect(result.status == 66 && result.isOneLine, "\(result)")
  }

  @Test("something else", arguments: Fixture.all.filter(\.isBad))
  func bad(_ fixture: Fixture) throws {
    let work = try withReport()
    try work.write("bad.dat", fixture.bytes())
    let line = try work.expectFailure("bad.dat", "-o", "report", status: 65)
    #expect(line.hasPrefix("heaphtml: bad.dat: "))
    #expect(!work.exists("heaphtml-was-here.txt"))
  }

  @Test("numbers that a report cannot hold", arguments: ["huge-size", "nan", "sum-overflow"])
  func numbers(_ name: String) throws {
    let work = try withReport()
    try work.write("bad.dat", Fixture(name).bytes())
    try work.expectFailure("bad.dat", "-o", "report", status: 65)
  }

  @Test("referents that do not add up within 64 bits")
  func overflow() throws {
    let work = try withReport()
    var dump = SyntheticDump()
    let referents = (0..<3).map { _ in SyntheticDump.Sized(.max - 1, "big") }
    let object = SyntheticDump.Object(
      birth: 0.25, sizes: [(time: 1.0, sized: SyntheticDump.Sized(5, "x", referents))])
    dump.classes = [SyntheticDump.Class("app.Big", [object])]
    dump.snapshots = [SyntheticDump.Snapshot(1, "one", trackedTotal: 5)]
    try work.write("bad.dat", dump.bytes())
    let line = try work.expectFailure("bad.dat", "-o", "report", status: 65)
    #expect(line.hasPrefix("heaphtml: bad.dat: ") && line.contains("64 bits"))
  }

  @Test("the error says what it is instead")
  func words() throws {
    let work = try Workplace()
    func line(_ name: String) throws -> String {
      try work.write("bad.dat", Fixture(name).bytes())
      return try work.expectFailure("bad.dat", status: 65)
    }
    #expect(try line("bad-empty").contains("the file is empty"))
    #expect(try line("bad-list").contains("a list of 3 strings"))
    #expect(try line("bad-truncated").contains("incomplete"))
    #expect(
      try line("bad-png") == "heaphtml: bad.dat: the file is a PNG image; heaphtml reads dumps "
        + "that ClassTracker.stats.dump_stats() writes\n")
    #expect(try line("bad-unknown-opcode").contains("0xff"))
  }

  @Test("every prefix of a dump is refused")
  func prefixes() throws {
    let work = try Workplace()
    let bytes = try Fixture("small").bytes()
    for count in stride(from: 0, to: bytes.count, by: bytes.count / 12) {
      try work.expectFailure("-", input: Array(bytes.prefix(count)), status: 65)
    }
  }

  @Test("a name cannot break the line")
  func name() throws {
    let line = try Workplace().expectFailure("a\nb\u{1B}[31m\u{202E}.dat", status: 66)
    #expect(!line.contains("\u{1B}") && !line.contains("\u{202E}"))
  }
}
