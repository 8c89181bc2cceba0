import TestSupport
import Testing

@Suite("summary, stats and export on standard output")
struct ConsoleCommandTests {
  private let demo = Fixture("demo-pympler-1.1-python3.11")
  private let large = Fixture("scons2008")

  /// What Pympler prints, with a dash for what was not measured.
  private var printed: [UInt8]? {
    demo.text("summary").map { bytes in
      Array(
        String(decoding: bytes, as: UTF8.self)
          .split(separator: " active      0     B ", omittingEmptySubsequences: false)
          .joined(separator: " active            - ").utf8)
    }
  }

  @Test("summary and stats print what Pympler prints")
  func pympler() throws {
    let summary = try ShellProgram.run("summary", demo.path)
    #expect(summary.output == printed)
    #expect(summary.status == 0 && summary.errors.isEmpty)
    let stats = try ShellProgram.run(
      "stats", demo.path, "--sort", "birth", "--reverse", "--limit", "10")
    #expect(stats.output == demo.text("stats-birth-reverse"))
  }

  @Test("a dump can come from standard input")
  func standardInput() throws {
    #expect(
      try ShellProgram.shell("\"$1\" summary - < \"$2\"", demo).output == printed)
  }

  @Test(
    "a reader that leaves is not a failure",
    arguments: [
      ["summary"], ["stats"], ["export", "--format", "json"], ["export", "--format", "csv"],
    ])
  func closedPipe(_ command: [String]) throws {
    let result = try ShellProgram.runWithoutReader(command + [large.path])
    #expect(result.status == 0 && result.errors.isEmpty)
    let words = command.joined(separator: " ")
    let head = try ShellProgram.shell("\"$1\" \(words) \"$2\" | head -1 | wc -l", large)
    #expect(head.text.split(separator: " ").joined() == "1\n")
    #expect(head.status == 0 && head.errors.isEmpty)
  }

  @Test(
    "a full disk is one line and status 74",
    arguments: ["summary", "stats", "export --format json"])
  func fullDisk(_ command: String) throws {
    let result = try ShellProgram.shell("\"$1\" \(command) \"$2\" > /dev/full", demo)
    #expect(result.status == 74)
    #expect(
      result.errors.hasPrefix("heaphtml: standard output: no space left on device; free some space")
    )
    #expect(result.errors.split(separator: "\n").count == 1)
  }

  @Test("a closed standard output is not a success")
  func closedOutput() throws {
    let result = try ShellProgram.shell("\"$1\" summary \"$2\" >&-", demo)
    #expect(result.status == 74)
  }

  @Test(
    "wrong values are wrong usage",
    arguments: [
      ["stats", "x.dat", "--limit", "0"], ["stats", "x.dat", "--limit", "-1"],
      ["stats", "x.dat", "--limit", "many"], ["stats", "x.dat", "--sort", "weight"],
      ["export", "x.dat"], ["export", "x.dat", "--format", "xml"], ["summary"],
      ["chart", "x.dat", "--kind", "pie", "-o", "x.svg"],
      ["chart", "x.dat", "--kind", "tracked", "-o", "x.gif"],
      ["chart", "x.dat", "--kind", "tracked"],
      ["chart", "x.dat", "--kind", "size", "-o", "x.svg"],
      ["chart", "x.dat", "--kind", "tracked", "--class", "C", "-o", "x.svg"],
      ["chart", "x.dat", "--kind", "tracked", "--width", "nan", "-o", "x.svg"],
      ["chart", "x.dat", "--kind", "tracked", "--scale", "0", "-o", "x.png"],
    ])
  func usage(_ arguments: [String]) throws {
    let result = try ShellProgram.run(arguments)
    #expect(result.status == 64)
    #expect(result.output.isEmpty && !result.errors.isEmpty)
  }

  @Test("no such dump, and no dump at all", arguments: ["summary", "stats"])
  func input(_ command: String) throws {
    #expect(try ShellProgram.run(command, "/nowhere/x.dat").status == 66)
    let bad = try ShellProgram.run(command, Fixture("bad-png").path)
    #expect(bad.status == 65 && bad.output.isEmpty)
    #expect(bad.errors.split(separator: "\n").count == 1)
  }
}
