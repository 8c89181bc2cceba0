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

  @Test("as a SQLite file has the same rows, texts as they are and NULL for what is not known")
  func database() throws {
    defer { folder.remove() }
    let dumps = [folder.path("b, c.dat"), folder.path("a.dat"), folder.path("bad.dat")]
    let result = try ShellProgram.run(
      ["export"] + dumps + ["--format", "sqlite", "--label", "a==1", "-o", folder.path("all.db")])
    #expect(result.status == 65 && result.output == [])
    let script = """
      import csv, sqlite3
      db = sqlite3.connect("all.db")
      assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
      rows = db.execute("SELECT * FROM usage").fetchall()
      table = list(csv.reader(open("all.csv", newline="")))
      names = [row[1] for row in db.execute("PRAGMA table_info(usage)")]
      assert names == table[0][:2] + ["a"] + table[0][2:], names
      assert {row[2] for row in rows} == {"=1"}
      assert len(rows) == len(table) - 1
      for row, line in zip(rows, table[1:]):
          row = row[:2] + row[3:]
          for value, text in zip(row, line):
              same = value is None if text == "" and value != "" else (
                  value == type(value)(text) if value != "" else text == "")
              assert same, (value, text)
      print(len(rows))
      """
    try folder.write("check.py", script)
    #expect(
      try ShellProgram.run(
        "export", dumps[0], dumps[1], "--format", "csv", "-o", folder.path("all.csv")
      ).status == 0)
    let checked = try ShellProgram.shell(
      "cd \"$3\" && python3 check.py", Fixture("small"), folder.path(""))
    #expect(checked.status == 0 && checked.errors == "")
    #expect(checked.text == "\(try rows("a.dat").count + rows("b, c.dat").count)\n")
  }

  @Test("a SQLite file needs a name")
  func unnamed() throws {
    defer { folder.remove() }
    let result = try ShellProgram.run("export", folder.path("a.dat"), "--format", "sqlite")
    #expect(result.status == 64 && result.errors.contains("give its name with --output"))
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
