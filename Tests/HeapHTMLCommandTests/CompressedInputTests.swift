import Foundation
import HeapReport
import HeapStatistics
import TestSupport
import Testing

@testable import HeapHTMLCommand

@Suite("Input compressed with gzip")
struct CompressedInputTests {
  /// Everything that the console and the exports say of a dump.
  private func told(_ file: DumpFile) throws -> [UInt8] {
    let analysis = try file.analyse(nil)
    var bytes: [UInt8] = []
    ConsoleSummary(analysis).write { bytes += $0 }
    ConsoleStats(analysis, ObjectSelection()).write { bytes += $0 }
    try JSONExport(analysis).write { bytes += $0 }
    CSVExport(analysis).write { bytes += $0 }
    return bytes
  }

  @Test("tells what the plain dump tells, under any name", arguments: Fixture.loadable)
  func fixtures(_ fixture: Fixture) throws {
    let work = try Workplace()
    try work.write("heap.dat", gzipped(fixture.bytes()))
    let compressed = try told(DumpFile(name: work.url("heap.dat").path))
    #expect(try compressed == told(DumpFile(name: fixture.path)))
  }

  @Test(
    "gives the same pages, byte for byte",
    arguments: ["small", "demo-pympler-1.1-python3.11", "heapmonitor-2008-protocol0"])
  func pages(_ name: String) throws {
    let fixture = Fixture(name)
    let (plain, compressed) = (try Workplace(), try Workplace())
    try plain.write("heap.dat", fixture.bytes())
    try compressed.write("heap.dat", gzipped(fixture.bytes()))
    for work in [plain, compressed] {
      #expect(try work.run("heap.dat", "-o", "report").status == 0)
      try FileManager.default.removeItem(at: work.url("heap.dat"))
    }
    #expect(try plain.everything() == compressed.everything())
  }

  @Test("comes through a pipe, in several members, and from standard input")
  func pipe() throws {
    let fixture = Fixture("small")
    let content = try fixture.bytes()
    let half = content.count / 2
    let bytes = gzipped(Array(content[..<half])) + gzipped(Array(content[half...]))
    let work = try Workplace()
    try work.write("heap.dat.gz", bytes)
    let plain = try ShellProgram.run("summary", fixture.path)
    #expect(plain.status == 0)
    let piped = try ShellProgram.shell(
      #"cat "$3" | "$1" summary -"#, fixture, work.url("heap.dat.gz").path)
    #expect(piped.status == 0 && piped.output == plain.output)
    let result = try work.run("summary", "-", input: bytes)
    #expect(result.status == 0 && Array(result.standardOutput.utf8) == plain.output)
  }

  @Test("the title of a report keeps the file's name as it is")
  func title() throws {
    let work = try Workplace()
    try work.write("heap.dat.gz", gzipped(Fixture("small").bytes()))
    #expect(try work.run("heap.dat.gz", "-o", "report").status == 0)
    #expect(try work.text("report/index.html").contains("heap.dat.gz"))
  }

  @Test("holds a graph of references as well")
  func graph() throws {
    let work = try Workplace()
    let graph = "digraph G {\n  a [label=\"x\\nT\"];\n  a -> a [label=\"me\"];\n}\n"
    try work.write("leak.txt", gzipped(Array(graph.utf8)))
    #expect(try work.run("garbage", "leak.txt", "-o", "one", "-q").status == 0)
    try work.write("leak.txt", graph)
    #expect(try work.run("garbage", "leak.txt", "-o", "two", "-q").status == 0)
    #expect(try work.text("one/index.html") == work.text("two/index.html"))
  }

  @Test("that is cut off, damaged, followed by something or compressed twice is refused")
  func refusals() throws {
    let work = try Workplace()
    let bytes = gzipped(try Fixture("small").bytes())
    func line(_ bytes: [UInt8]) throws -> String {
      try work.write("bad.gz", bytes)
      return try work.expectFailure("bad.gz", "-o", "report", status: 65)
    }
    #expect(
      try line(Array(bytes.prefix(100)))
        == "heaphtml: bad.gz: byte 100: the compressed data are cut off; was the file copied "
        + "completely?\n")
    var damaged = bytes
    damaged[bytes.count - 5] ^= 1
    #expect(try line(damaged).contains("the compressed data are damaged: incorrect"))
    #expect(
      try line(bytes + [0x41])
        == "heaphtml: bad.gz: byte \(bytes.count): other bytes follow the compressed data; "
        + "to keep the dump only: head -c \(bytes.count) bad.gz > whole.dat\n")
    #expect(
      try line(gzipped(bytes))
        == "heaphtml: bad.gz: the file is compressed twice; decompress it once: "
        + "gzip -dc bad.gz > heap.dat.gz\n")
    #expect(try line(gzipped([])).hasPrefix("heaphtml: bad.gz: the file is empty"))
    #expect(try line(gzipped([0x50, 0x4B, 3, 4])).contains("the file is a ZIP archive"))
  }

  @Test("counts against the limit of input, which is named with its option")
  func limit() throws {
    let work = try Workplace()
    let bytes = try Fixture("small").bytes()
    try work.write("heap.dat", gzipped(bytes))
    let line = try work.expectFailure(
      "heap.dat", "--input-limit", "\(bytes.count - 1)", status: 65)
    #expect(
      line == "heaphtml: heap.dat: the compressed data hold more than the limit of "
        + "\(bytes.count - 1) bytes; if you trust the dump, raise it with --input-limit SIZE\n")
    #expect(try work.run("summary", "heap.dat", "--input-limit", "\(bytes.count)").status == 0)
  }
}
