import PickleReader
import TestSupport
import Testing

@Suite("Limits")
struct LimitTests {
  /// A dump of 300 objects whose representation, 5,000 characters, is one and the same text.
  private func sharing() -> [UInt8] {
    var first = SyntheticDump.Object(birth: 0)
    first.attributes["repr"] = [.text(String(repeating: "x", count: 20_000)), .op(.memoize)]
    var next = SyntheticDump.Object(birth: 0)
    next.attributes["repr"] = [.op(.binGet, 0)]
    var dump = SyntheticDump()
    dump.classes = [.init("app.C", [first] + Array(repeating: next, count: 299))]
    return dump.bytes()
  }

  @Test("the limit of sharing is named, with its value and its option, which raises it")
  func sharingLimit() throws {
    let work = try Workplace()
    try work.write("big.dat", sharing())
    let line = try work.expectFailure("stats", "big.dat", status: 65)
    #expect(line.contains("shared parts, counted at every reference, exceed the limit of"))
    #expect(line.contains("1048576; if you trust the dump, raise it with --sharing-limit SIZE"))
    for command in [["stats", "big.dat"], ["big.dat"], ["export", "big.dat", "--format", "csv"]] {
      let result = try Program.run(command + ["--sharing-limit", "8M"], in: work.folder)
      #expect(result.status == 0, "\(result)")
    }
  }

  @Test("the limit of memory is named, with its value and its option, which raises it")
  func memoryLimit() throws {
    let work = try Workplace()
    let line = try work.expectFailure("summary", "heap.dat", "--memory-limit", "1K", status: 65)
    #expect(
      line.contains("the limit of 1024 bytes for this input; if you trust the dump, raise it"))
    #expect(line.contains("with --memory-limit SIZE"))
    #expect(try work.run("summary", "heap.dat", "--memory-limit", "1MiB").status == 0)
  }

  @Test("the limit of what has no size is named, with its value and its option, which raises it")
  func inputLimit() throws {
    let work = try Workplace()
    let line = try work.expectFailure("/dev/zero", "--input-limit", "3M", status: 65)
    #expect(
      line == "heaphtml: /dev/zero: does not end within the limit of 3145728 bytes; write it to "
        + "a file, or raise the limit with --input-limit SIZE\n")
    // A file has a size.
    #expect(try work.run("heap.dat", "--input-limit", "1K").status == 0)
  }

  @Test("every command that reads a dump has them, in a section of its help")
  func everywhere() throws {
    let work = try Workplace()
    for command in ["report", "summary", "stats", "export", "chart", "run"] {
      let help = try work.run(command, "--help").standardOutput
      #expect(help.contains("LIMITS, FOR DUMPS THAT YOU TRUST:"), "\(command)")
      for option in ["--memory-limit", "--sharing-limit", "--input-limit"] {
        #expect(help.contains(option), "\(command) \(option)")
      }
    }
  }

  @Test(
    "a size is a number with a unit",
    arguments: ["0", "-1", "", "M", "1X", "1.5G", "9223372036854775807K", "99999999999999999999"])
  func wrongSizes(_ size: String) throws {
    let result = try Workplace().run("heap.dat", "--memory-limit=\(size)")
    #expect(result.status == 64, "\(result)")
  }
}
