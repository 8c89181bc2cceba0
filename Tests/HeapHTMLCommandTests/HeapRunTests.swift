import Foundation
import TestSupport
import Testing

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
  }

  @Test(
    "takes the place of a recording",
    arguments: [["--census"], ["--track", "a:B"], ["--auto", "1"]])
  func others(_ options: [String]) throws {
    let result = try Program.run(
      ["run", "--heap"] + options + ["--heapprofile=heap.html", "--", "true"], in: work.folder)
    #expect(result.status == 64)
    #expect(result.standardError.contains("--heap takes the place of a recording"))
  }
}
