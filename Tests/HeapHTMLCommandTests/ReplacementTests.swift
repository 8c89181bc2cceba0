import Foundation
import TestSupport
import Testing

@Suite("A report in the place of another")
struct ReplacementTests {
  private func withReport(of fixture: String = "small") throws -> Workplace {
    let work = try Workplace()
    try work.write("first.dat", Fixture(fixture).bytes())
    #expect(try work.run("first.dat", "-o", "report").status == 0)
    return work
  }

  @Test("files of others stay the same files")
  func others() throws {
    let work = try withReport()
    let others = ["notes.txt", "classes/mine.html", "mine/deep/in/it.txt", ".hidden"]
    for path in others { try work.write("report/\(path)", "mine: \(path)") }
    try FileManager.default.createDirectory(
      at: work.url("report/mine/empty"), withIntermediateDirectories: false)
    let inodes = try others.map { try work.inode("report/\($0)") }
    for _ in 0..<2 { #expect(try work.run("heap.dat", "-o", "report").status == 0) }
    #expect(try others.map { try work.inode("report/\($0)") } == inodes)
    for path in others { #expect(try work.text("report/\(path)") == "mine: \(path)") }
    #expect(work.exists("report/mine/empty"))
    #expect(try work.everything().keys.allSatisfy { !$0.contains(".partial-") })
  }

  @Test("folders of others keep their permissions")
  func permissions() throws {
    let work = try withReport()
    try work.write("report/private/key.txt", "mine")
    func mode(_ path: String, _ set: Int? = nil) throws -> Int? {
      if let set {
        try FileManager.default.setAttributes(
          [.posixPermissions: set], ofItemAtPath: work.url(path).path)
      }
      let attributes = try FileManager.default.attributesOfItem(atPath: work.url(path).path)
      return attributes[.posixPermissions] as? Int
    }
    _ = try mode("report/private", 0o700)
    _ = try mode("report", 0o750)
    #expect(try work.run("heap.dat", "-o", "report").status == 0)
    #expect(try mode("report/private") == 0o700)
    #expect(try mode("report") == 0o750)
  }

  @Test("a folder of others that cannot be read is left alone", .enabled(if: geteuid() != 0))
  func unreadable() throws {
    let work = try withReport()
    try work.write("report/private/key.txt", "mine")
    func allow(_ mode: Int) throws {
      try FileManager.default.setAttributes(
        [.posixPermissions: mode], ofItemAtPath: work.url("report/private").path)
    }
    try allow(0)
    let result = try work.run("heap.dat", "-o", "report")
    try allow(0o700)
    #expect(result.status == 73 && result.isOneLine, "\(result)")
    #expect(try work.text("report/private/key.txt") == "mine")
    #expect(try work.everything().keys.allSatisfy { !$0.contains(".partial-") })
  }

  @Test("what is only of the old report is gone")
  func old() throws {
    let work = try withReport(of: "scons2008")
    #expect(work.exists("report/snapshots/4.html"))
    #expect(try work.run("heap.dat", "-o", "report").status == 0)
    #expect(!work.exists("report/snapshots/4.html"))
    #expect(try work.run("heap.dat", "-o", "fresh").status == 0)
    let all = try work.everything()
    func files(_ folder: String) -> [String: Data] {
      Dictionary(
        uniqueKeysWithValues: all.filter { $0.key.hasPrefix("\(folder)/") }
          .map { (String($0.key.dropFirst(folder.count)), $0.value) })
    }
    #expect(files("report") == files("fresh"))
  }

  @Test("a file of others that would be overwritten is refused")
  func collision() throws {
    let work = try Workplace()
    try work.write("report/index.html", "mine")
    let line = try work.expectFailure("heap.dat", status: 73)
    #expect(line.hasPrefix("heaphtml: report/index.html: "))
    try work.write("other/assets/style.css", "mine")
    try work.expectFailure("heap.dat", "-o", "other", status: 73)
    try work.write("x_files/assets/style.css", "mine")
    try work.expectFailure("heap.dat", "-o", "x.html", status: 73)
  }

  @Test("a link inside stays a link, and nothing is written through it")
  func links() throws {
    let work = try withReport()
    try work.write("elsewhere/mine.txt", "mine")
    let manager = FileManager.default
    for (name, target) in [("linked", "../elsewhere"), ("dead", "nowhere")] {
      try manager.createSymbolicLink(
        atPath: work.url("report/\(name)").path, withDestinationPath: target)
    }
    #expect(try work.run("heap.dat", "-o", "report").status == 0)
    #expect(
      try manager.destinationOfSymbolicLink(atPath: work.url("report/linked").path)
        == "../elsewhere")
    #expect(
      try manager.destinationOfSymbolicLink(atPath: work.url("report/dead").path) == "nowhere")
    #expect(try manager.contentsOfDirectory(atPath: work.url("elsewhere").path) == ["mine.txt"])
  }

  @Test("a link in the place of a folder of the report is refused")
  func linkedFolder() throws {
    let work = try Workplace()
    try work.write("elsewhere/mine.txt", "mine")
    try work.write("report/notes.txt", "mine")
    try FileManager.default.createSymbolicLink(
      atPath: work.url("report/assets").path, withDestinationPath: "../elsewhere")
    try work.expectFailure("heap.dat", status: 73)
  }

  @Test(
    "a list of files is not believed",
    arguments: [
      "notes.txt", "classes/mine.html", "mine/deep/in.html", "../outside.txt", "assets/mine.js",
      "charts/../notes.txt", "mine.svg", "charts/mine.png",
    ])
  func hostileList(_ listed: String) throws {
    let work = try withReport()
    let others = [
      "notes.txt", "classes/mine.html", "mine/deep/in.html", "assets/mine.js", "mine.svg",
      "charts/mine.png", "charts/mine.svg",
    ]
    for path in others { try work.write("report/\(path)", "mine: \(path)") }
    try work.write("outside.txt", "mine")
    let absolute = work.url("outside.txt").path
    let list = try work.text("report/assets/files.txt")
    try work.write(
      "report/assets/files.txt",
      "\(list)\(listed)\n\(others.joined(separator: "\n"))\n\(absolute)\n")
    #expect(try work.run("heap.dat", "-o", "report").status == 0)
    for path in others { #expect(try work.text("report/\(path)") == "mine: \(path)") }
    #expect(try work.text("outside.txt") == "mine")
    #expect(try work.text("report/assets/files.txt") == list)
  }

  @Test("a list that somebody else wrote makes no file ours", arguments: [false, true])
  func foreignList(_ hasMark: Bool) throws {
    let work = try Workplace()
    try work.write("report/index.html", "<p>mine")
    let mark = "Made by heaphtml; the next report in this folder replaces it.\n"
    try work.write("report/assets/files.txt", (hasMark ? mark : "") + "index.html\n")
    let line = try work.expectFailure("heap.dat", status: 73)
    #expect(line.hasPrefix("heaphtml: report/"))
  }

  @Test("a list that is a link, a pipe or reached by a link is not read")
  func oddLists() throws {
    for odd in ["link", "pipe", "folder"] {
      let work = try withReport()
      try FileManager.default.moveItem(at: work.url("report/assets"), to: work.url("away"))
      if odd == "folder" {
        try work.link("report/assets", to: "../away")
      } else {
        try work.write("report/assets/notes.txt", "mine")
        if odd == "link" {
          try work.link("report/assets/files.txt", to: "../../away/files.txt")
        } else {
          #expect(mkfifo(work.url("report/assets/files.txt").path, 0o600) == 0)
        }
      }
      let result = try work.run("heap.dat", "-o", "report")
      #expect(result.status == 73 && result.isOneLine, "\(odd): \(result)")
      #expect(work.exists("away/style.css"))
    }
  }

  @Test("anything in the place of a file or a folder of the report is refused")
  func inTheWay() throws {
    let work = try Workplace()
    try FileManager.default.createDirectory(
      at: work.url("a/index.html"), withIntermediateDirectories: true)
    try work.write("b/classes", "mine")
    try work.write("elsewhere/mine.txt", "mine")
    try work.write("c/mine.txt", "mine")
    try work.link("c/classes", to: "../elsewhere")
    try work.write("d/mine.txt", "mine")
    try work.link("d/index.html", to: "../heap.dat")
    for folder in ["a", "b", "c", "d"] {
      let line = try work.expectFailure("heap.dat", "-o", folder, status: 73)
      #expect(line.contains("was not written by an earlier report"))
    }
  }

  @Test("other names of a page keep what was in it")
  func hardLinks() throws {
    let work = try withReport()
    let page = try work.text("report/index.html")
    try FileManager.default.linkItem(at: work.url("report/index.html"), to: work.url("kept.html"))
    try work.write("second.dat", Fixture("scons2008").bytes())
    #expect(try work.run("second.dat", "-o", "report").status == 0)
    #expect(try work.text("kept.html") == page)
    #expect(try work.text("report/index.html") != page)
    try FileManager.default.linkItem(at: work.url("kept.html"), to: work.url("out.csv"))
    #expect(try work.run("export", "heap.dat", "--format", "csv", "-o", "out.csv").status == 0)
    #expect(try work.text("kept.html") == page)
  }

  @Test("a file whose name is not UTF-8 is not lost")
  func oddName() throws {
    let work = try withReport()
    let name: [UInt8] = Array(work.url("report/na").path.utf8) + [0xE9, 0]
    let made = name.withUnsafeBytes {
      open($0.assumingMemoryBound(to: CChar.self).baseAddress!, O_CREAT | O_WRONLY, 0o600)
    }
    #expect(made >= 0)
    close(made)
    let result = try work.run("heap.dat", "-o", "report")
    #expect(result.status == 0 && result.standardError.isEmpty, "\(result)")
    let kept = name.withUnsafeBytes {
      access($0.assumingMemoryBound(to: CChar.self).baseAddress!, F_OK)
    }
    #expect(kept == 0)
  }
}
