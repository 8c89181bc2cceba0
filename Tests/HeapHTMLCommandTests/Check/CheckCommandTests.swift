import Foundation
import TestSupport
import Testing

@Suite("heaphtml check")
struct CheckCommandTests {
  private let work: Workplace

  init() throws { work = try Workplace() }

  private func check(_ arguments: String...) throws -> Program.Result {
    try Program.run(["check"] + arguments, in: work.folder)
  }

  @Test("a line for each limit that is exceeded, the verdict, and the status")
  func lines() throws {
    let result = try check("heap.dat", "--max-total", "1", "--max-class", "*=1GiB")
    #expect(result.status == 1 && result.standardError == "", "\(result)")
    let lines = result.standardOutput.split(separator: "\n")
    #expect(lines.count == 2 && lines[0].hasPrefix("over the limit: all tracked objects: "))
    #expect(lines.last == "heap.dat: 1 of 2 limits is exceeded")
    let kept = try check("heap.dat", "--max-total", "1GiB")
    #expect(kept.status == 0 && kept.standardOutput == "heap.dat: within the limit\n")
  }

  @Test("statuses: nothing to check, no such class, no dump, no such file, no snapshot")
  func statuses() throws {
    try work.write("bad.dat", Fixture("bad-truncated").bytes())
    try work.write("none.dat", Fixture("no-snapshot").bytes())
    for (arguments, status) in [
      (["heap.dat"], 64), (["heap.dat", "--max-class", "Nobody=5"], 64),
      (["heap.dat", "--max-growth", "5%"], 64), (["heap.dat", "--max-class", "5MiB"], 64),
      (["heap.dat", "--no-finding", "leek"], 64), (["heap.dat", "--config", "no.toml"], 66),
      (["bad.dat", "--max-total", "1G"], 65), (["no.dat", "--max-total", "1G"], 66),
      (["none.dat", "--max-total", "1G"], 65), (["none.dat", "--no-finding", "any"], 0),
      (["heap.dat", "--max-growth", "5%", "--baseline", "no.dat"], 66),
      (["heap.dat", "--max-growth", "5%", "--baseline", "bad.dat"], 65),
      (["heap.dat", "--max-growth", "5%", "--baseline", "none.dat"], 65),
      (["heap.dat", "--max-class", "Nobody=5", "--allow-missing"], 0),
      (["-", "--max-growth", "5%", "--baseline", "-"], 64),
    ] as [([String], Int32)] {
      let result = try Program.run(["check"] + arguments, in: work.folder)
      #expect(result.status == status, "\(arguments): \(result)")
      #expect(status == 0 || result.isOneLine, "\(arguments): \(result)")
    }
  }

  @Test("a dump against itself has not grown; a baseline that may be missing is said to be")
  func baseline() throws {
    let same = try check("heap.dat", "--baseline", "heap.dat", "--max-growth", "0%")
    #expect(same.status == 0, "\(same)")
    let first = try check(
      "heap.dat", "--baseline", "no.dat", "--max-growth", "5%", "--max-total", "1G",
      "--allow-missing-baseline")
    #expect(first.status == 0 && first.standardOutput == "heap.dat: within the limit\n")
    #expect(
      first.standardError
        == "heaphtml: no.dat: no such file or directory; growth is not checked\n")
    let none = try check(
      "heap.dat", "--baseline", "no.dat", "--max-growth", "5%", "--allow-missing-baseline")
    #expect(
      none.standardOutput == "heap.dat: nothing was checked: there is no baseline yet\n")
  }

  @Test("a pipe or a folder of the file's name is refused, and nobody waits for it")
  func noFile() throws {
    #expect(mkfifo(work.path("heaphtml.toml"), 0o644) == 0)
    let result = try check("heap.dat", "--max-total", "1G")
    #expect(
      result.standardError == "heaphtml: heaphtml.toml: it is not a file; name one with --config\n")
    #expect(result.status == 66)
    #expect(try check("heap.dat", "--max-total", "1G", "--config", "/dev/null").status == 0)
  }

  @Test("the file of the working directory is read, another where it is named; options come first")
  func file() throws {
    try work.write("heaphtml.toml", "[check]\nmax-total = 1\n")
    #expect(try check("heap.dat").status == 1)
    #expect(try check("heap.dat", "--max-total", "1G").status == 0)
    #expect(try check("heap.dat", "--config", "/dev/null").status == 64)
    try work.write("ci.toml", "check.max-totl = 1")
    let wrong = try check("heap.dat", "--config", "ci.toml")
    #expect(wrong.status == 64)
    #expect(
      wrong.standardError
        == "heaphtml: ci.toml: line 1, column 1: unknown key max-totl; did you mean max-total?\n")
  }
}
