import Foundation
import TestSupport
import Testing

@Suite("heaphtml garbage")
struct CyclesCommandTests {
  private static let isGraphvizInstalled = ["/usr/bin/dot", "/usr/local/bin/dot"].contains {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// A folder with the graph of the fixtures.
  private func place() throws -> Workplace {
    let work = try Workplace()
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Fixtures/leakgraph.txt")
    try work.write("leak.txt", [UInt8](Data(contentsOf: file)))
    return work
  }

  @Test("writes an index, a page for each shape, and pictures", .enabled(if: isGraphvizInstalled))
  func pages() throws {
    let work = try place()
    let result = try work.run("garbage", "leak.txt", "-o", "out")
    #expect(result.status == 0 && result.standardOutput.isEmpty && result.standardError.isEmpty)
    #expect(try work.text("out/index.html").contains("<title>leak.txt</title>"))
    for path in ["shapes/1.html", "shapes/16.html", "pictures/shape-1.svg", "assets/style.css"] {
      #expect(work.exists("out/\(path)"), "\(path)")
    }
    #expect(try work.text("out/pictures/shape-6.svg").contains(">Tree</text>"))
  }

  @Test("standard input, a title, and an older report with a file of somebody else")
  func replacement() throws {
    let work = try place()
    try work.write("out/mine.txt", "mine")
    let graph = Array(try work.text("leak.txt").utf8)
    let result = try work.run(
      "garbage", "-", "-o", "out", "--title", "<Nightly>", "--quiet", input: graph)
    #expect(result.status == 0, "\(result)")
    #expect(try work.text("out/index.html").contains("<title>&lt;Nightly&gt;</title>"))
    #expect(try work.text("out/mine.txt") == "mine")
    let before = try work.everything()
    #expect(
      try work.run("garbage", "-", "-o", "out", "--title", "<Nightly>", "-q", input: graph)
        .status == 0)
    #expect(try work.everything() == before)
  }

  @Test("failures leave everything as it was, with a line that says where and why")
  func failures() throws {
    let work = try place()
    try work.write("bad.txt", "digraph G {\n  a -> ;\n}\n")
    #expect(try work.run("garbage", "leak.txt", "-o", "out", "-q").status == 0)
    let line = try work.expectFailure("garbage", "bad.txt", "-o", "out", status: 65)
    #expect(line.hasPrefix("heaphtml: bad.txt: line 2: expected an object, found “;”; is this"))
    try work.expectFailure("garbage", "heap.dat", "-o", "out", status: 65)
    try work.expectFailure("garbage", "none.txt", "-o", "out", status: 66)
    // Quiet: where dot is not installed, that would be said as well.
    try work.expectFailure("garbage", "leak.txt", "-o", "bad.txt", "-q", status: 73)
  }

  @Test("one file, a page beside its files, and templates of one's own")
  func forms() throws {
    let work = try place()
    #expect(try work.run("garbage", "leak.txt", "--single-file", "-q").status == 0)
    #expect(try work.text("garbage.html").contains("id=\"shape-1\""))
    #expect(!work.exists("garbage_files"))
    #expect(try work.run("garbage", "leak.txt", "-o", "my.html", "-q").status == 0)
    #expect(work.exists("my.html") && work.exists("my_files/shapes/1.html"))
    try work.write("mine/garbage.mustache", "<p>{{headline}}</p>")
    #expect(
      try work.run("garbage", "leak.txt", "-o", "out", "--templates", "mine", "-q").status == 0)
    #expect(try work.text("out/index.html").hasPrefix("<p>"))
    try work.write("mine/garbage.mustache", "{{nobody}}")
    let line = try work.expectFailure(
      "garbage", "leak.txt", "-o", "out", "--templates", "mine", status: 65)
    #expect(line.hasPrefix("heaphtml: mine/garbage.mustache:1"))
  }

  @Test("beside a dump it becomes a part of the report")
  func part() throws {
    let work = try place()
    #expect(
      try work.run("heap.dat", "--cycles-from", "leak.txt", "-o", "out", "-q").status == 0)
    #expect(try work.text("out/index.html").contains("garbage/shape-1.html"))
    #expect(work.exists("out/garbage/index.html") && work.exists("out/classes"))
    #expect(try work.run("heap.dat", "-o", "out", "-q").status == 0)
    #expect(!work.exists("out/garbage"), "the pages of the earlier report are gone")
    try work.write("bad.txt", "digraph G {\n")
    try work.expectFailure("heap.dat", "--garbage", "bad.txt", "-o", "out", status: 65)
    #expect(try work.run("-", "--garbage", "-", "-o", "out").status == 64)
  }

  /// Runs the program with a search path of one folder of the workplace.
  private func run(_ work: Workplace, path folder: String) throws -> (Int32, String) {
    let script = "PATH=\"$3/\(folder)\" exec \"$1\" garbage \"$3/leak.txt\" -o \"$3/out\""
    let result = try ShellProgram.shell(script, Fixture("small"), work.folder.path)
    return (result.status, result.errors)
  }

  @Test("without dot the pages have no pictures, and one line names the package")
  func missing() throws {
    let work = try place()
    let (status, errors) = try run(work, path: "nothing")
    #expect(status == 0)
    #expect(errors.contains("apt-get install graphviz") && errors.filter(\.isNewline).count == 1)
    #expect(!work.exists("out/pictures/shape-1.svg") && work.exists("out/shapes/1.html"))
  }

  @Test(
    "a dot that does not do its work costs the pictures and nothing else",
    arguments: [
      "exit 3", "exec cat > /dev/null", "exec yes", "kill -9 $$",
      // Nobody writes to that pipe; a run that waits for all ten minutes finds a file.
      "read -t 600 <> \"$folder/pipe\"; : > \"$folder/woken\"",
    ])
  func broken(_ body: String) throws {
    let work = try place()
    #expect(mkfifo(work.url("pipe").path, 0o600) == 0)
    let folder = work.folder.path
    try work.write("bin/dot", "#!/bin/bash\nPATH=/usr/bin:/bin\nfolder='\(folder)'\n\(body)\n")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: work.url("bin/dot").path)
    let (status, errors) = try run(work, path: "bin")
    #expect(status == 0 && !work.exists("woken"))
    #expect(
      errors.hasPrefix("heaphtml: dot did not draw 16") && errors.filter(\.isNewline).count == 1)
    #expect(!work.exists("out/pictures/shape-1.svg") && work.exists("out/shapes/1.html"))
  }
}
