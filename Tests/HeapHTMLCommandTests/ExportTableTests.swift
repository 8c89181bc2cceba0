import Foundation
import TestSupport
import Testing

@Suite("export of many dumps")
struct ExportTableTests {
  private let folder: Folder

  init() throws {
    folder = try Folder()
    for (name, fixture) in [("a.dat", "small"), ("b, c.dat", "times"), ("bad.dat", "bad-png")] {
      let target = folder.path(name)
      try FileManager.default.copyItem(atPath: Fixture(fixture).path, toPath: target)
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 951_782_401)], ofItemAtPath: target)
    }
  }

  /// What is exported of one dump alone, without its header.
  private func rows(_ name: String) throws -> [String] {
    let text = try ShellProgram.run("export", folder.path(name), "--format", "csv").text
    return text.components(separatedBy: "\r\n").dropFirst().filter { !$0.isEmpty }
  }

  @Test("has the rows of each, in the order in which they were named")
  func table() throws {
    defer { folder.remove() }
    let result = try ShellProgram.run(
      "export", folder.path("b, c.dat"), folder.path("a.dat"), "--format", "csv",
      "--label", "branch=main", "--label", "note==1+1, \"x\"")
    #expect(result.status == 0 && result.errors == "")
    var lines = result.text.components(separatedBy: "\r\n")
    #expect(lines.removeLast() == "")
    #expect(lines.removeFirst().hasPrefix("file,file_time,branch,note,snapshot,timestamp,"))
    let end = ",2000-02-29T00:00:01Z,main,\"'=1+1, \"\"x\"\"\","
    let expected =
      try rows("b, c.dat").map { "\"\(folder.path("b, c.dat"))\"\(end)\($0)" }
      + rows("a.dat").map { "\(folder.path("a.dat"))\(end)\($0)" }
    #expect(lines == expected && expected.count > 2)
  }

  @Test("goes on without what it cannot read, and says so at the end")
  func unreadable() throws {
    defer { folder.remove() }
    let output = folder.path("all.csv")
    let result = try ShellProgram.run(
      "export", folder.path("no.dat"), folder.path("a.dat"), folder.path("bad.dat"),
      "--format", "csv", "-o", output)
    #expect(result.status == 66 && result.output == [])
    let lines = result.errors.split(separator: "\n")
    #expect(lines.count == 2 && lines[0].contains("no.dat: no such file"))
    #expect(lines[1].contains("bad.dat: the file is a PNG image"))
    let text = String(decoding: try folder.bytes("all.csv"), as: UTF8.self)
    #expect(text.components(separatedBy: "\r\n").count == 2 + (try rows("a.dat").count))
  }

  @Test("writes nothing when it can read none")
  func nothing() throws {
    defer { folder.remove() }
    try folder.write("all.csv", "old")
    let names = folder.names
    let arguments = ["export", folder.path("bad.dat"), "--format", "csv", "--label", "a=b"]
    #expect(try ShellProgram.run(arguments + ["-o", folder.path("all.csv")]).status == 65)
    #expect(try folder.bytes("all.csv") == Array("old".utf8) && folder.names == names)
    let printed = try ShellProgram.run(arguments)
    #expect(printed.status == 65 && printed.output == [])
  }

  @Test("is the same, however many dumps there are and whichever is read first")
  func many() throws {
    defer { folder.remove() }
    let dumps = (0..<150).map { folder.path($0 % 3 == 1 ? "b, c.dat" : "a.dat") }
    let arguments = ["export", "--format", "csv"] + dumps
    let first = try ShellProgram.run(arguments)
    #expect(first.status == 0)
    #expect(try ShellProgram.run(arguments).output == first.output)
    let rows = try (rows("a.dat").count * 100 + rows("b, c.dat").count * 50)
    #expect(first.text.components(separatedBy: "\r\n").count == rows + 2)
  }

  @Test("takes a dump from standard input, which has no time")
  func standardInput() throws {
    defer { folder.remove() }
    let result = try ShellProgram.shell(
      "cat \"$2\" | \"$1\" export - --format csv --label 'a='", Fixture("small"))
    #expect(result.status == 0)
    #expect(
      result.text.components(separatedBy: "\r\n").dropFirst().first?.hasPrefix(
        "standard input,,,0,") == true)
  }

  @Test("is refused where its rows would be more than the limit")
  func limit() throws {
    defer { folder.remove() }
    let result = try ShellProgram.run(
      "export", folder.path("a.dat"), folder.path("a.dat"), "--format", "csv",
      "--report-limit", "100")
    #expect(result.status == 65 && result.output == [])
    #expect(result.errors.contains("--report-limit"))
  }
}
