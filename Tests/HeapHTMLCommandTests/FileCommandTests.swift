import Foundation
import TestSupport
import Testing

@Suite("export and chart into files")
struct FileCommandTests {
  private let demo = Fixture("demo-pympler-1.1-python3.11")
  private let folder: Folder

  init() throws { folder = try Folder() }

  @Test("a file has the same bytes as the standard output, and takes the place of an old one")
  func replacement() throws {
    defer { folder.remove() }
    try folder.write("out.json", "old")
    let path = folder.path("out.json")
    let result = try ShellProgram.run("export", demo.path, "--format", "json", "-o", path)
    #expect(result.status == 0 && result.output.isEmpty && result.errors.isEmpty)
    #expect(
      try folder.bytes("out.json")
        == ShellProgram.run("export", demo.path, "--format", "json").output)
    #expect(folder.names == ["out.json"])
  }

  @Test("a failure leaves the old file and nothing else")
  func failure() throws {
    defer { folder.remove() }
    try folder.write("out.svg", "old")
    let path = folder.path("out.svg")
    for arguments in [
      ["export", Fixture("bad-png").path, "--format", "csv", "-o", path],
      ["chart", demo.path, "--kind", "instances", "--class", "No", "-o", path],
      ["chart", Fixture("nothing").path, "--kind", "tracked", "-o", path],
    ] {
      let result = try ShellProgram.run(arguments)
      #expect(result.status == 65 || result.status == 64)
      #expect(result.errors.split(separator: "\n").count == 1)
      #expect(try folder.bytes("out.svg") == Array("old".utf8))
      #expect(folder.names == ["out.svg"])
    }
  }

  @Test("a disk that is full half-way leaves the old file and nothing else")
  func fullDisk() throws {
    defer { folder.remove() }
    try folder.write("out.json", "old")
    // Files of at most a block, with the signal that would end the program switched off.
    let script = "trap '' XFSZ; ulimit -f 1; \"$1\" export --format json \"$2\" -o \"$3\""
    let result = try ShellProgram.shell(script, demo, folder.path("out.json"))
    #expect(result.status == 74)
    #expect(result.errors.split(separator: "\n").count == 1)
    #expect(try folder.bytes("out.json") == Array("old".utf8))
    #expect(folder.names == ["out.json"])
  }

  @Test("a place where no file can be made is status 73")
  func impossible() throws {
    defer { folder.remove() }
    for path in [folder.path("no/out.json"), folder.path("")] {
      #expect(
        try ShellProgram.run("export", demo.path, "--format", "json", "-o", path).status == 73)
    }
    #expect(folder.names.isEmpty)
  }

  @Test("a symbolic link stays one; a device is written to")
  func special() throws {
    defer { folder.remove() }
    try folder.write("real.csv", "old")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("link.csv"), withDestinationPath: folder.path("real.csv"))
    let arguments = ["export", demo.path, "--format", "csv", "-o"]
    #expect(try ShellProgram.run(arguments + [folder.path("link.csv")]).status == 0)
    let expected = try ShellProgram.run("export", demo.path, "--format", "csv").output
    #expect(try folder.bytes("real.csv") == expected)
    let target = try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("link.csv"))
    #expect(target == folder.path("real.csv"))
    #expect(try ShellProgram.run(arguments + ["/dev/full"]).status == 74)
  }

  @Test(
    "every kind of chart is drawn, in both formats and themes",
    arguments: [
      ["tracked"], ["process"], ["instances", "--class", "demo.Node"],
      ["size", "--class", "demo.Tree"], ["distribution"], ["distribution", "--snapshot", "2"],
      ["instance", "--instance", "3"],
    ])
  func charts(_ kind: [String]) throws {
    defer { folder.remove() }
    let command = ["chart", demo.path, "--kind"] + kind
    for (file, options, magic) in [
      ("light.svg", [], "<svg "), ("dark.svg", ["--dark"], "<svg "), ("a.png", [], "PNG"),
      ("large.png", ["--scale", "2"], "PNG"),
    ] {
      let result = try ShellProgram.run(command + options + ["-o", folder.path(file)])
      #expect(result.status == 0 && result.errors.isEmpty)
      let start = String(decoding: try folder.bytes(file).prefix(60), as: UTF8.self)
      #expect(start.contains(magic), "\(start)")
    }
    #expect(try folder.bytes("light.svg") != folder.bytes("dark.svg"))
    #expect(try pixels("large.png") == pixels("a.png").map { 2 * $0 })
  }

  @Test("a chart has the size that was asked for")
  func size() throws {
    defer { folder.remove() }
    let command = ["chart", demo.path, "--kind", "tracked", "--width", "800", "--height", "300"]
    #expect(try ShellProgram.run(command + ["-o", folder.path("a.png")]).status == 0)
    #expect(try pixels("a.png") == [800, 300])
  }

  /// Width and height of a PNG, from its header.
  private func pixels(_ name: String) throws -> [Int] {
    let bytes = try folder.bytes(name)
    return [16, 20].map { bytes[$0..<$0 + 4].reduce(0) { $0 << 8 + Int($1) } }
  }

  @Test("a chart of something that is not there says what is there")
  func missing() throws {
    defer { folder.remove() }
    for (arguments, hint) in [
      (["size", "--class", "Tree"], "the dump has demo.Tree"),
      (["distribution", "--snapshot", "9"], "1 to 5"), (["instance", "--instance", "0"], "1 to "),
    ] {
      let result = try ShellProgram.run(
        ["chart", demo.path, "--kind"] + arguments + ["-o", folder.path("x.svg")])
      #expect(result.status == 64 && result.errors.contains(hint), "\(result.errors)")
    }
  }
}
