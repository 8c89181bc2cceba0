import Foundation
import TestSupport
import Testing

@Suite("Usage")
struct UsageTests {
  @Test("help and version are results")
  func help() throws {
    let work = try Workplace()
    let help = try work.run("--help")
    #expect(help.status == 0 && help.standardError.isEmpty)
    #expect(help.standardOutput.contains("USAGE: heaphtml"))
    let version = try work.run("--version")
    #expect(version.status == 0 && version.standardError.isEmpty)
    #expect(version.standardOutput.wholeMatch(of: /heaphtml \d+\.\d+\.\d+\n/) != nil)
  }

  @Test(
    "wrong usage is 64, on standard error, and writes nothing",
    arguments: [
      [], ["--nonsense", "heap.dat"], ["heap.dat", "other.dat"], ["heap.dat", "-o"],
      ["heap.dat", "--instances", "some"], ["heap.dat", "--instances", "-1"],
      ["report", "heap.dat", "--nonsense"], ["stats", "heap.dat", "--sort", "bogus"],
      ["run", "--interval", "-1", "--heapprofile", "x", "--", "true"],
      ["run", "--interval", "sometimes", "--heapprofile", "x", "--", "true"],
      ["run", "--snapshot-on", "SIGSTOP", "--heapprofile", "x", "--", "true"],
      ["run", "--snapshot-on", "CHLD", "--heapprofile", "x", "--", "true"],
      ["run", "--snapshot-on", "12", "--heapprofile", "x", "--", "true"],
      ["run", "--auto", "1.5", "--heapprofile", "x", "--", "true"],
    ])
  func wrong(_ arguments: [String]) throws {
    let work = try Workplace()
    let result = try Program.run(arguments, in: work.folder)
    #expect(result.status == 64, "\(result)")
    #expect(result.standardOutput.isEmpty && result.isOneLine)
    #expect(result.standardError.hasPrefix("heaphtml: "))
    #expect(try work.everything().keys.sorted() == ["heap.dat"])
  }

  @Test("success says nothing when nobody watches")
  func silence() throws {
    let work = try Workplace()
    for arguments in [["heap.dat"], ["report", "heap.dat"], ["heap.dat", "--quiet"]] {
      let result = try Program.run(arguments, in: work.folder)
      #expect(result.status == 0, "\(result)")
      #expect(result.standardOutput.isEmpty && result.standardError.isEmpty, "\(result)")
    }
    #expect(work.exists("report/index.html"))
  }

  @Test("standard input")
  func standardInput() throws {
    let work = try Workplace()
    let result = try work.run("-", "-o", "out", input: Fixture("small").bytes())
    #expect(result.status == 0, "\(result)")
    #expect(try work.text("out/index.html").contains("standard input"))
    let empty = try work.expectFailure("-", "-o", "out", input: [], status: 65)
    #expect(empty.contains("empty"))
  }

  @Test("a title and the number of instances are taken over")
  func options() throws {
    let work = try Workplace()
    let result = try work.run(
      "heap.dat", "--title", "Nightly <1>", "--instances", "1", "--png", "-o", "out")
    #expect(result.status == 0, "\(result)")
    #expect(try work.text("out/index.html").contains("Nightly &lt;1&gt;"))
    #expect(work.exists("out/charts/tracked.png"))
    let pages = try work.everything().filter { $0.key.hasPrefix("out/classes/demo.node") }
    let text = pages.values.map { String(decoding: $0, as: UTF8.self) }.joined()
    #expect(text.contains("lists the 1 largest of 2 "))
  }

  @Test("no page holds the way to the dump or the destination")
  func paths() throws {
    let work = try Workplace()
    #expect(try work.run(work.url("heap.dat").path, "-o", work.url("out").path).status == 0)
    for (path, bytes) in try work.everything() where path.hasPrefix("out/") {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!text.contains(work.folder.lastPathComponent), "\(path)")
    }
  }
}
