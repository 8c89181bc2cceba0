import Foundation
import System
import TestSupport
import Testing

@testable import HeapHTMLCommand

@Suite("The heap of a command", .enabled(if: Python.isThere, "no python3 in PATH"))
struct HeapRunTests {
  private let work: Workplace

  init() throws {
    work = try Workplace()
    try work.write(
      "app.py",
      """
      import sys
      class Session(object):
          def __init__(self, n): self.user = 'user %d' % n; self.data = [n, str(n)]
      class Store(object):
          sessions = {n: Session(n) for n in range(5000)}
      print('said by the program')
      sys.exit(int(sys.argv[1]))
      """)
  }

  @Test("is a report where that is asked for", arguments: [0, 3])
  func report(_ status: Int) throws {
    let result = try Program.run(
      ["run", "--heap", "--heapprofile=heap.html", "--", "python3", "app.py", "\(status)"],
      in: work.folder)
    #expect(result.status == Int32(status))
    #expect(result.standardOutput == "said by the program\n")
    #expect(result.standardError == "")
    let page = try work.text("heap.html")
    #expect(page.contains("__main__.Store.sessions, a dict in module __main__, holds "))
    #expect(work.exists("heap_files/heap/objects-1.html"))
  }

  @Test("is a heap file under any other name, without anything of the recorder's")
  func file() throws {
    let result = try Program.run(
      ["run", "--heap", "--heapprofile=app.heap", "--", "python3", "app.py", "0"],
      in: work.folder)
    #expect(result.status == 0 && result.standardError == "")
    let summary = try Program.run(["summary", "app.heap"], in: work.folder)
    #expect(summary.standardOutput.hasPrefix("__main__.Store.sessions, a dict in module __main__"))
    #expect(!summary.standardOutput.contains("heapmonitor."))
    // The program has written it as it was; the head says that its blocks are compressed.
    let bytes = try Array(Data(contentsOf: work.url("app.heap")))
    #expect(bytes[10] == 1 && bytes.count < 2_000_000)
  }

  @Test("is there as far as it was written where the program is killed meanwhile")
  func killed() throws {
    try work.write(
      "killed.py",
      """
      import os, signal
      class Store(object): rows = [{n: str(n)} for n in range(50_000)]
      import heapmonitor.heapfile
      def end(file, *numbers):
          file._file.flush()
          os.kill(os.getpid(), signal.SIGKILL)
      heapmonitor.heapfile.HeapFile.end = end
      """)
    let result = try Program.run(
      ["run", "--heap", "--heapprofile=app.heap", "--", "python3", "killed.py"], in: work.folder)
    #expect(result.status == 137 && result.isOneLine, "\(result)")
    #expect(result.standardError.contains("ended while it wrote its heap; --salvage shows"))
    let whole = try Program.run(["summary", "app.heap"], in: work.folder)
    #expect(whole.status == 65 && whole.isOneLine)
    let part = try Program.run(["summary", "app.heap", "--salvage"], in: work.folder)
    #expect(part.status == 0 && part.standardOutput.contains("__main__.Store.rows, a list"))
  }

  @Test("beside a recording: one report has both")
  func beside() throws {
    let result = try Program.run(
      [
        "run", "--heap", "--track", "__main__:Session", "--heapprofile=both.html", "--", "python3",
        "app.py", "0",
      ], in: work.folder)
    #expect(result.status == 0 && result.standardOutput == "said by the program\n")
    #expect(result.standardError == "")
    #expect(try work.text("both.html").contains("__main__.Session"))
    #expect(!FileSystem.isRegular("\(work.folder)/both-heap.html"))
    let heap = try work.text("both_files/heap/index.html")
    #expect(heap.contains("__main__.Store.sessions, a dict in module __main__"))
  }

  @Test("beside a recording whose dump is kept: the heap has a file of its own")
  func besideADump() throws {
    let result = try Program.run(
      [
        "run", "--heap", "--track", "__main__:Session", "--heapprofile=both.dat", "--", "python3",
        "app.py", "0",
      ], in: work.folder)
    #expect(result.status == 0)
    #expect(result.standardError == "heaphtml: the whole heap is in both-heap.dat\n")
    let summary = try Program.run(["summary", "both-heap.dat"], in: work.folder)
    #expect(summary.standardOutput.hasPrefix("__main__.Store.sessions, a dict in module __main__"))
  }

  @Test("at a signal, as often as it comes, without ending the program")
  func signals() throws {
    try work.write(
      "command",
      """
      launcher=$PPID
      python3 - "$launcher" <<'end'
      import os, signal, sys, time
      class Store(object):
          rows = ['a row of %d' % n for n in range(100_000)]
      for count in (1, 2):
          before = os.times().user
          os.kill(int(sys.argv[1]), signal.SIGUSR2)
          time.sleep(2)
          while os.times().user - before < 0.01: time.sleep(0.01)
      end
      echo the shell lives
      """)
    let result = try Program.run(
      ["run", "--heap-on", "sigusr2", "--heapprofile=app.heap", "--", "sh", "command"],
      in: work.folder)
    #expect(result.status == 0 && result.standardOutput == "the shell lives\n", "\(result)")
    // Where the machine is busy, an answer may be told late.
    let lines = result.standardError.split(separator: "\n").filter {
      !$0.hasPrefix("heaphtml: USR2: not answered yet")
    }
    #expect(lines.last == "heaphtml: whole heaps are in app-USR2-1.heap, app-USR2-2.heap")
    for line in lines.dropLast() {
      #expect(
        line.contains(
          /^heaphtml: heap USR2 #[12]: [0-9,]+ objects, the program stood still for [0-9.]+ m?s$/))
    }
    for name in ["app-USR2-1.heap", "app-USR2-2.heap", "app.heap"] {
      let summary = try Program.run(["summary", name], in: work.folder)
      #expect(summary.standardOutput.contains("__main__.Store.rows, a list"))
    }
  }

  @Test("by one signal only")
  func oneSignal() throws {
    let result = try Program.run(
      [
        "run", "--heap-on", "USR2", "--snapshot-on", "USR1", "--heapprofile=heap.html", "--",
        "true",
      ], in: work.folder)
    #expect(result.status == 64)
    #expect(result.standardError.contains("leave out --heap-on or --snapshot-on"))
  }
}

@Suite("What recording.json says of heaps")
struct RecordedHeapTests {
  private func heap(_ file: JSONValue) -> WrittenHeap? {
    WrittenHeap(.object(["file": file, "objects": .number(1_234), "milliseconds": .number(50)]))
  }

  @Test("is told apart by what follows the dump's name")
  func marks() {
    #expect(heap(.text("heap.dat.heap"))?.mark == "heap")
    #expect(heap(.text("heap.dat.4711.heap-USR2-3"))?.mark == "USR2-3")
    #expect(
      heap(.text("x.heap"))?.standstill == "1,234 objects, the program stood still for 0.05 s")
  }

  @Test(
    "and what leads elsewhere or is no name is none",
    arguments: [
      "", "..", "a/b.heap", "/etc/passwd", "x.heap-../../y", "x.heap-a b", "x.heap-\u{1b}[0m",
      "x.dat",
    ])
  func hostile(_ name: String) {
    #expect(heap(.text(name)) == nil)
    #expect(heap(.null) == nil)
    #expect(WrittenHeap(.text("x.heap")) == nil)
  }
}
