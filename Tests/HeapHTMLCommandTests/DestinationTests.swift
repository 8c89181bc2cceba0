import Foundation
import TestSupport
import Testing

@Suite("Destinations")
struct DestinationTests {
  @Test("folders above are made")
  func parents() throws {
    let work = try Workplace()
    #expect(try work.run("heap.dat", "-o", "a/b/c").status == 0)
    #expect(work.exists("a/b/c/index.html"))
    #expect(try work.run("heap.dat", "-o", "d/e/f.html").status == 0)
    #expect(work.exists("d/e/f.html") && work.exists("d/e/f_files/assets/style.css"))
    #expect(try work.run("heap.dat", "-o", "g/").status == 0)
    #expect(work.exists("g/index.html"))
  }

  @Test("a page beside its files", arguments: ["x.html", "50 % of #1.html", "X.HTM"])
  func beside(_ name: String) throws {
    let work = try Workplace()
    #expect(try work.run("heap.dat", "-o", name).status == 0)
    let files = name.prefix { $0 != "." } + "_files"
    #expect(work.exists(name))
    #expect(!work.exists("\(files)/index.html"))
    let top = try FileManager.default.contentsOfDirectory(atPath: work.folder.path)
    #expect(top.sorted() == ["heap.dat", name, String(files)].sorted())
    // Once more over the old one.
    #expect(try work.run("heap.dat", "-o", name).status == 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: work.folder.path).count == 3)
  }

  @Test("a file in the way is kept", arguments: ["taken", "taken/", "taken/below", "x.html"])
  func file(_ output: String) throws {
    let work = try Workplace()
    try work.write("taken", "mine")
    try work.write("x_files", "mine")
    try work.expectFailure("heap.dat", "-o", output, status: 73)
  }

  @Test("a folder in the way of a page is kept")
  func folderForPage() throws {
    let work = try Workplace()
    try work.write("x.html/mine.txt", "mine")
    try work.expectFailure("heap.dat", "-o", "x.html", status: 73)
  }

  @Test("a folder that may not be written", .enabled(if: geteuid() != 0))
  func readOnly() throws {
    let work = try Workplace()
    try work.write("locked/mine.txt", "mine")
    func allow(_ mode: Int) throws {
      try FileManager.default.setAttributes(
        [.posixPermissions: mode], ofItemAtPath: work.url("locked").path)
    }
    try allow(0o555)
    let result = try work.run("heap.dat", "-o", "locked/report")
    try allow(0o755)
    #expect([73, 74].contains(result.status) && result.isOneLine, "\(result)")
  }

  @Test(
    "the program's current folder cannot be replaced",
    arguments: [".", "./", "..", "../", "../..", "below/..", "below/.", "/"])
  func current(_ output: String) throws {
    let work = try Workplace()
    // Two folders deep, so that what is around it is the test's own as well.
    try work.write("around/here/below/mine.txt", "mine")
    let before = try work.everything()
    let here = work.url("around/here")
    for output in [output, here.path, work.url("around").path] {
      let result = try Program.run(["../../heap.dat", "-o", output], in: here)
      #expect(result.status == 73 && result.isOneLine, "\(result)")
      #expect(try work.everything() == before)
    }
  }

  @Test("a link in the place of the folder leads to it, and stays")
  func link() throws {
    let work = try Workplace()
    try work.write("runs/42/mine.txt", "mine")
    try work.link("latest", to: "runs/42")
    #expect(try work.run("heap.dat", "-o", "latest").status == 0)
    #expect(try work.target(of: "latest") == "runs/42")
    #expect(work.exists("runs/42/index.html"))
    #expect(try work.text("runs/42/mine.txt") == "mine")
    #expect(try work.everything().keys.allSatisfy { !$0.contains(".partial-") })
  }

  @Test("a link that leads nowhere, to itself or to a file is refused")
  func deadLinks() throws {
    let work = try Workplace()
    try work.link("dead", to: "nowhere")
    try work.link("loop", to: "loop")
    try work.link("file", to: "heap.dat")
    for name in ["dead", "loop", "file"] {
      try work.expectFailure("heap.dat", "-o", name, status: 73)
      try work.expectFailure("templates", name, status: 73)
    }
    for name in ["dead", "loop"] {
      try work.expectFailure("export", "heap.dat", "--format", "csv", "-o", name, status: 73)
    }
  }

  @Test("a page that is a link is replaced, not what it leads to; its files may not be a link")
  func linkedPage() throws {
    let work = try Workplace()
    try work.write("precious.html", "mine")
    try work.link("x.html", to: "precious.html")
    #expect(try work.run("heap.dat", "-o", "x.html").status == 0)
    #expect(try work.text("precious.html") == "mine")
    #expect(try work.text("x.html").contains("x_files/"))
    try work.write("elsewhere/mine.txt", "mine")
    try work.link("y_files", to: "elsewhere")
    try work.expectFailure("heap.dat", "-o", "y.html", status: 73)
  }
}
