import Foundation
import TestSupport
import Testing

@Suite("Recordings with something missing", .enabled(if: Python.isThere, "no python3 in PATH"))
struct DamagedRecordingTests {
  private let work: Workplace

  /// A program whose child is a Python as well; `BREAK` names which of them does what `breaking` says.
  init() throws {
    work = try Workplace()
    try work.write(
      "app.py",
      """
      import os, subprocess, sys
      class Order: pass
      orders = [Order() for n in range(9)]
      if len(sys.argv) > 1:
          subprocess.run([sys.executable, "app.py"])
      if os.environ.get("BREAK") == ("main" if len(sys.argv) > 1 else "child"):
          import breaking
      sys.exit(int(os.environ.get("STATUS", "0")))
      """)
  }

  /// It is killed when the first bytes of its dump are written.
  private static let killed = """
    import heapmonitor.dump, os, signal
    def write(recording, out, module):
        out.write(b"\\x80\\x04")
        out.flush()
        os.kill(os.getpid(), signal.SIGKILL)
    heapmonitor.dump._write = write
    """

  /// What it leaves as its dump is not a dump.
  private static let nonsense = """
    import heapmonitor.dump
    heapmonitor.dump._write = lambda recording, out, module: out.write(b"nonsense")
    """

  private func record(
    _ breaking: String, in broken: String, status: Int = 0, as file: String = "heap.html"
  ) throws -> Program.Result {
    try work.write("breaking.py", breaking)
    return try Program.run(
      [
        "run", "--follow", "--track", "__main__:Order", "--heapprofile=\(file)", "--", "sh", "-c",
        "exec 2>/dev/null; BREAK=\(broken) python3 app.py parent; exit \(status)",
      ], in: work.folder)
  }

  /// Reports of child processes.
  private var children: Int {
    get throws {
      try work.everything().keys.count {
        $0.hasPrefix("heap-") && $0 != "heap-main.html" && !$0.contains("/")
      }
    }
  }

  @Test(
    "a Python killed while it writes its dump: one line, the command's status, and the journal's report",
    arguments: ["main", "child"], [0, 3])
  func killed(_ broken: String, _ status: Int) throws {
    let result = try record(Self.killed, in: broken, status: status)
    #expect(result.status == Int32(status))
    #expect(result.isOneLine && result.standardError.contains("ended while it wrote its dump"))
    #expect(try work.text("heap.html").contains("__main__.Order"))
    #expect(try children == 1)
  }

  @Test("a killed one's dump comes from the journal, too, and is never half written")
  func dumps() throws {
    let result = try record(Self.killed, in: "child", as: "heap.dat")
    #expect(result.status == 0)
    #expect(result.standardError.contains("heaphtml: 1 other process was recorded: heap-"))
    let dumps = try work.everything().keys.filter { $0.hasPrefix("heap") }
    #expect(dumps.count == 2)
    for dump in dumps {
      let summary = try work.run("summary", dump)
      #expect(summary.standardOutput.contains("__main__.Order                              9"))
    }
  }

  @Test("a child's dump that cannot be read is reported and left out", arguments: [0, 3])
  func child(_ status: Int) throws {
    let result = try record(Self.nonsense, in: "child", status: status)
    #expect(result.status == Int32(status))
    #expect(result.isOneLine && result.standardError.contains("heap.dat."))
    #expect(try work.text("heap.html").contains("__main__.Order"))
    #expect(try children == 0)
  }

  @Test(
    "the command's own that cannot be read is reported, and the others are delivered",
    arguments: [0, 3])
  func main(_ status: Int) throws {
    let result = try record(Self.nonsense, in: "main", status: status)
    #expect(result.status == (status == 0 ? 65 : Int32(status)))
    #expect(result.isOneLine)
    #expect(try work.text("heap.html").contains("1 process was recorded"))
    #expect(!work.exists("heap-main.html"))
    #expect(try children == 1)
  }

  @Test(
    "a destination that is impossible is reported before the command is started",
    arguments: ["file/heap.html", "file/heap.dat", "file/", ".", "no/such/heap.dat", "/dev/null/x"])
  func impossible(_ destination: String) throws {
    try work.write("file", "")
    let result = try Program.run(
      [
        "run", "--track", "__main__:Order", "--heapprofile=\(destination)", "--", "touch",
        "started",
      ], in: work.folder)
    #expect(result.status == 73 && result.isOneLine, "\(result)")
    #expect(!work.exists("started"))
  }

  @Test("a report that turns out impossible is reported, and the dump is kept", arguments: [0, 3])
  func unwritable(_ status: Int) throws {
    let result = try Program.run(
      [
        "run", "--track", "__main__:Order", "--heapprofile=out/heap.html", "--", "sh", "-c",
        "echo in the way >out; python3 app.py; exit \(status)",
      ], in: work.folder, environment: ["TMPDIR": work.folder.path])
    #expect(result.status == (status == 0 ? 73 : Int32(status)) && result.isOneLine, "\(result)")
    let word = try #require(
      result.standardError.split(separator: " ").first { $0.hasSuffix("/heap.dat") })
    let summary = try work.run("summary", String(word))
    #expect(summary.standardOutput.contains("__main__.Order                              9"))
  }

  @Test("what a program writes into the recorder's file leads nowhere")
  func hostile() throws {
    let line =
      #"{"version": 1, "pid": 5, "started": 1, "main": false, "python": "/bin/sh", "#
      + #""state": "running", "dump": "../../etc/passwd", "journal": "/etc/passwd", "graph": null, "#
      + #""notes": []}"#
    let writing = """
      import heapmonitor
      with open(heapmonitor.running.recorder().journal_path[:-len("heap.dat.journal")] + "recording.json", "a") as file:
          file.write('''\(line)\n{"version": 1, "pid"''')
      """
    let result = try record(writing, in: "main")
    #expect(result.status == 0)
    #expect(result.isOneLine && result.standardError.contains("a line is not whole"))
    #expect(try work.text("heap.html").contains("__main__.Order"))
    #expect(try children == 1)
  }
}
