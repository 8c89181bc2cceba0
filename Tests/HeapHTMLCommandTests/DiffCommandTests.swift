import Foundation
import TestSupport
import Testing

@Suite("diff")
struct DiffCommandTests {
  private let small = Fixture("small").path
  private let record = Fixture("record").path

  /// Runs `body` with a folder of its own.
  private func inFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
  }

  @Test("a dump against itself is unchanged, and the status is 0")
  func itself() throws {
    let result = try ShellProgram.run("diff", small, small)
    #expect(result.status == 0 && result.errors.isEmpty)
    #expect(result.text.hasPrefix("Unchanged: "))
    #expect(result.text.contains("small.dat (before)") && result.text.contains("small.dat (after)"))
  }

  @Test(
    "what cannot be compared is one line and a status",
    arguments: [
      (["nothing-here.dat", "small"], 66), (["small", "nothing-here.dat"], 66),
      (["small", "bad-truncated"], 65), (["no-snapshot", "small"], 65),
      (["small", "record", "--at", "no such"], 64), (["small"], 64),
      (["small", "record", "--names", "one"], 64), (["small", "record", "--names", "a,b,c"], 64),
      (["-", "-"], 64), (["small", "record", "--title", "T"], 64),
      (["small", "record", "-o", "x", "--format", "json"], 64),
      (["small", "small", "bad-truncated"], 65),
    ] as [([String], Int32)])
  func failures(_ words: [String], _ status: Int32) throws {
    let names = Set(["small", "record", "no-snapshot", "bad-truncated"])
    let arguments = words.map { names.contains($0) ? Fixture($0).path : $0 }
    let result = try ShellProgram.run(["diff"] + arguments)
    #expect(result.status == status, "\(result.errors)")
    #expect(result.errors.split(separator: "\n").count == 1)
  }

  @Test("--at and --names are what the text says")
  func choices() throws {
    let result = try ShellProgram.run(
      "diff", record, record, "--at", "last", "--names", "old,new")
    #expect(result.status == 0)
    #expect(result.text.contains("Compared at the last snapshot of each"))
    #expect(
      result.text.contains("old (record.dat), ") && result.text.contains("new (record.dat), "))
  }

  @Test("pages come in every form")
  func pages() throws {
    try inFolder { folder in
      for (arguments, page) in [
        (["-o", "\(folder)/d"], "d/index.html"), (["-o", "\(folder)/p.html"], "p.html"),
        (["-o", "\(folder)/s.html", "--single-file", "--redact", "--title", "T"], "s.html"),
      ] {
        let result = try ShellProgram.run(["diff", small, record] + arguments)
        #expect(result.status == 0 && result.output.isEmpty && result.errors.isEmpty)
        let text = try String(contentsOfFile: "\(folder)/\(page)", encoding: .utf8)
        #expect(text.contains("record.dat"))
      }
      #expect(FileManager.default.fileExists(atPath: "\(folder)/p_files/assets/style.css"))
    }
  }

  @Test("of three and more there is a trend; what cannot be read is left out and is the status")
  func trend() throws {
    let bad = Fixture("bad-truncated").path
    let result = try ShellProgram.run("diff", small, record, small, "--names", "a,b,c")
    #expect(result.status == 0 && result.text.hasPrefix("3 dumps, "))
    let partial = try ShellProgram.run("diff", small, bad, record, small)
    #expect(partial.status == 65 && partial.text.hasPrefix("3 dumps, "))
    #expect(partial.errors.contains("bad-truncated.dat"))
    let json = try JSON(
      parsing: ShellProgram.run("diff", small, record, small, "--format", "json").output)
    #expect(json["format"].string == "heaphtml-trend")
    #expect(
      json["dumps"].elements.map { $0["name"].string } == [
        "small.dat (1)", "record.dat", "small.dat (3)",
      ])
    try inFolder { folder in
      let pages = try ShellProgram.run("diff", small, record, small, "-o", "\(folder)/t")
      #expect(pages.status == 0)
      let text = try String(contentsOfFile: "\(folder)/t/index.html", encoding: .utf8)
      #expect(text.contains("Trend over 3 dumps"))
    }
  }
}
