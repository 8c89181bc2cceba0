import Bytes
import TestSupport
import Testing

@testable import HeapReport

@Suite("What pages say of the run")
struct RunFooterTests {
  private func site(
    _ record: PythonLiteral, isRedacted: Bool = false, _ classes: [SyntheticDump.Class] = []
  ) throws -> [String: [UInt8]] {
    var dump = SyntheticDump()
    dump.classes = classes
    dump.snapshots = [.init(1)]
    return try GeneratedSite(
      dump.bytes() + record.pickle, .init(isRedacted: isRedacted, drawsCharts: false)
    ).files
  }

  private func text(_ files: [String: [UInt8]], _ path: String = "index.html") throws -> String {
    VisibleText.text(of: try Markup(parsing: files[path] ?? []))
  }

  @Test("every page has it at its foot, and a dump without a record has nothing")
  func everywhere() throws {
    let files = try GeneratedSite(Fixture("record"), .init(drawsCharts: false)).files
    let pages = files.keys.filter { $0.hasSuffix(".html") }
    #expect(pages.count > 5)
    for page in pages {
      #expect(try text(files, page).contains("Started 2025-11-25T22:00:00Z"), "\(page)")
    }
    let old = try GeneratedSite(Fixture("small"), .init(drawsCharts: false)).files
    #expect(try !text(old).contains("Recorded"))
  }

  @Test("a long command is cut in the middle, and opens; a very long one is cut as well")
  func long() throws {
    let arguments = (0..<40_000).map { PythonLiteral.text("argument-\($0)") }
    let files = try site(["heapmonitor": 1, "command": .list(["python3"] + arguments)])
    let lines = try text(files).split(separator: "\n").filter { $0.contains("argument-0 ") }
    #expect(lines.count == 2)
    #expect(lines.first?.count ?? 0 < 140 && lines.last?.count ?? 0 > 3_900)
    #expect(lines.allSatisfy { $0.count < 4_100 && $0.hasSuffix("argument-39999") })
    #expect((files["index.html"]?.count ?? 0) < 20_000)
  }

  @Test(
    "how it ended is told in words",
    arguments: [
      ("exit", "The program ended by itself."), ("killed", "The process was killed: this is what"),
      ("exec", "became another program."), ("running", "was still running"),
      ("SIGTERM", "SIGTERM ended the program."), ("<b>", "How it ended: <b>."),
    ])
  func endings(_ ended: String, _ words: String) throws {
    #expect(try text(site(["heapmonitor": 1, "ended": .text(ended)])).contains(words))
  }

  @Test(
    "a program that was killed before a snapshot has its births, and no list that is not there",
    arguments: [("killed", "The program was killed before it took one."), ("exit", "ended before")])
  func killed(_ ended: String, _ words: String) throws {
    let pickles: [PythonLiteral] = [
      .dictionary([]), [],
      ["heapmonitor": 1, "ended": .text(ended), "living": [["app.C", .none, 5]]],
    ]
    let index = try text(GeneratedSite(pickles.flatMap(\.pickle), .init(drawsCharts: false)).files)
    #expect(index.contains(words) && index.contains("Its instances were only counted."))
    #expect(!index.contains("are listed below"))
  }

  @Test("nothing of the program's texts is markup, and nothing hidden is a command to a terminal")
  func hostile() throws {
    let bad: PythonLiteral = "<script>alert(1)</script>\u{1b}[2J"
    let files = try site([
      "heapmonitor": 1, "python": bad, "platform": bad, "command": [bad], "notes": [bad],
      "unseen": [[bad, bad]], "births": [[bad, "snapshots", bad]],
      "short_lived": [[bad, .none, 3]],
      "census": ["at": [1.0], "types": [[bad, [1], [1]]], "own": [bad]],
    ])
    for (path, bytes) in files where path.hasSuffix(".html") {
      let page = String(decoding: bytes, as: UTF8.self)
      #expect(!page.contains("<script>alert") && !page.contains("\u{1b}"), "\(path)")
    }
  }

  @Test("a redacted report has neither arguments nor notes")
  func redacted() throws {
    let record: PythonLiteral = [
      "heapmonitor": 1, "command": ["/usr/bin/python3", "/home/me/app.py", "--token=secret"],
      "notes": ["/home/me/x was not recorded", "secret"],
    ]
    let words = try text(try site(record, isRedacted: true))
    #expect(words.contains("Command: python3 …"))
    #expect(words.contains("2 notes of the recorder left out here."))
    #expect(!words.contains("secret") && !words.contains("/home/me"))
  }

  @Test("many lines of what was not recorded are cut, and the page says so")
  func many() throws {
    let notes = (0..<150).map { PythonLiteral.text("Note \($0).") }
    let unseen = (0..<130).map { PythonLiteral.list([.text("a.C\($0)"), "why"]) }
    let words = try text(
      try site(["heapmonitor": 1, "notes": .list(notes), "unseen": .list(unseen)]))
    #expect(words.contains("Note 99.") && !words.contains("Note 100."))
    #expect(words.contains("a.C99 |") && !words.contains("a.C100 |"))
    #expect(words.contains("80 more are not listed here."))
  }
}
