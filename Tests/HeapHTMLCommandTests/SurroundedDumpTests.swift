import Foundation
import TestSupport
import Testing

@Suite("Dumps with something before, after or around them")
struct SurroundedDumpTests {
  private let work: Workplace
  private let one: [UInt8]
  private let other: [UInt8]

  init() throws {
    work = try Workplace()
    one = try Fixture("small").bytes()
    other = try Fixture("one-snapshot").bytes()
  }

  private func line(_ bytes: [UInt8], in file: String = "two.dat") throws -> String {
    try work.write(file, bytes)
    return try work.expectFailure("summary", file, status: 65)
  }

  /// Runs the commands that an error names in the folder of the test.
  private func shell(_ command: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-ec", command]
    process.currentDirectoryURL = work.folder
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(command)")
  }

  private func commands(_ line: String, after words: String) throws -> [String] {
    let start = try #require(line.range(of: words)).upperBound
    return line[start...].trimmingCharacters(in: .newlines).components(separatedBy: ", ")
  }

  private func bytes(_ file: String) throws -> [UInt8] {
    try [UInt8](Data(contentsOf: work.url(file)))
  }

  @Test("two dumps: where the second begins, and commands that take them apart")
  func two() throws {
    let line = try line(one + other)
    #expect(
      line == "heaphtml: two.dat: byte \(one.count): the file holds 2 dumps one after another; the "
        + "second begins here; take them apart: head -c \(one.count) two.dat > first.dat, "
        + "tail -c +\(one.count + 1) two.dat > second.dat\n")
    for command in try commands(line, after: "take them apart: ") { try shell(command) }
    #expect(try bytes("first.dat") == one && bytes("second.dat") == other)
  }

  @Test("the commands fit a file with a strange name, and a compressed one")
  func names() throws {
    for (file, content) in [("it's two.dat", one + other), ("two.gz", gzipped(one + other))] {
      let line = try line(content, in: file)
      for command in try commands(line, after: "take them apart: ") { try shell(command) }
      #expect(try bytes("first.dat") == one && bytes("second.dat") == other)
    }
  }

  @Test("more dumps are counted, also with other bytes after the last")
  func several() throws {
    #expect(try line(one + other + one).contains("holds 3 dumps one after another; the second"))
    #expect(
      try line(one + other + [0x80]).contains(
        "holds 2 dumps one after another, with other bytes after the last; the second"))
    let many = [[UInt8]](repeating: try Fixture("nothing").bytes(), count: 300).flatMap { $0 }
    #expect(try line(many).contains("holds 100 or more dumps one after another; the second"))
  }

  @Test("dumps with a record each are taken apart with their records")
  func records() throws {
    let record = try Fixture("record").bytes()
    let line = try line(record + other + record)
    #expect(
      line.contains("byte \(record.count): the file holds 3 dumps one after another; the second"))
    for command in try commands(line, after: "take them apart: ") { try shell(command) }
    #expect(try bytes("first.dat") == record)
    #expect(
      try self.line(record + [0x0A]).contains("byte \(record.count): 1 byte follows the dump"))
  }

  @Test("anything else after a dump, and the command that leaves it out")
  func trailing() throws {
    // A line feed, a pickle of None, half a dump.
    for rest in [
      [0x0A], Array("\u{80}\u{2}N.".unicodeScalars.map { UInt8($0.value) }),
      Array(other.prefix(other.count / 2)),
    ] as [[UInt8]] {
      let line = try line(one + rest)
      let words = rest.count == 1 ? "1 byte follows" : "\(rest.count) bytes follow"
      #expect(line.contains("byte \(one.count): \(words) the dump, which ends here; to keep the"))
      for command in try commands(line, after: "dump only: ") { try shell(command) }
      #expect(try bytes("whole.dat") == one)
    }
  }

  @Test("a pickle of the bytes of a dump, and the command that takes it out")
  func wrapped() throws {
    let count = withUnsafeBytes(of: UInt32(one.count).littleEndian) { Array($0) }
    let line = try line([0x80, 3, 0x42] + count + one + [0x2E])
    #expect(
      line.contains(
        "byte 7: the file is a pickle of bytes, and these bytes are a dump, which begins here"))
    for command in try commands(line, after: "to take it out: ") { try shell(command) }
    #expect(try bytes("heap.dat") == one)
    // Bytes that only begin like one are a pickle of bytes.
    let half = withUnsafeBytes(of: UInt32(20).littleEndian) { Array($0) }
    #expect(
      try self.line([0x80, 3, 0x42] + half + one.prefix(20) + [0x2E])
        .contains("the file is a pickle of bytes; heaphtml reads"))
  }

  @Test("the headers of a response before a dump, and the command that leaves them out")
  func response() throws {
    let head = Array("HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\n\r\n".utf8)
    let line = try line(head + one)
    #expect(line.contains("the file is an HTTP response with its headers"))
    for command in try commands(line, after: "to take it out: ") { try shell(command) }
    #expect(try bytes("heap.dat") == one)
  }

  @Test("two graphs: where the second begins, and commands that take them apart")
  func graphs() throws {
    let graph = "digraph G {\n  a -> a;\n}\n"
    try work.write("two.txt", graph + graph)
    let line = try work.expectFailure("garbage", "two.txt", status: 65)
    #expect(
      line == "heaphtml: two.txt: line 4: another graph begins here, after the first one's end; "
        + "take them apart: head -n 3 two.txt > first.txt, tail -n +4 two.txt > second.txt\n")
    for command in try commands(line, after: "take them apart: ") { try shell(command) }
    #expect(try work.text("first.txt") == graph && work.text("second.txt") == graph)
  }
}
