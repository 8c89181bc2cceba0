import Bytes
import Foundation
import HeapGraph
import TestSupport
import Testing

@testable import HeapHTMLCommand

@Suite("The heap of a process that runs", .enabled(if: Python.isThere, "no python3 in PATH"))
struct CaptureTests {
  private let work: Workplace

  init() throws {
    work = try Workplace()
    try work.write(
      "app.py",
      """
      import sys, time
      class Session(object):
          def __init__(self, n): self.user = 'user %d' % n; self.data = [n, str(n)]
      class Store(object):
          sessions = {n: Session(n) for n in range(5000)}
      before = set(sys.modules), list(sys.path)
      open('ready', 'x').close()
      end = time.time() + 60
      while time.time() < end:
          try: open('stop').close()
          except OSError: time.sleep(0.02)
          else: break
      new = sorted(name for name in set(sys.modules) | set(sys.path_importer_cache)
                   if name not in before[0] and 'heapmonitor' in name)
      print(new, sys.path == before[1], len(Store.sessions))
      """)
  }

  /// Runs `heaphtml capture` beside a program, which is `$!`, and then lets the program end.
  private func capture(
    _ start: String, _ options: String, before: String = "", after: String = ":"
  ) throws -> Program.Result {
    try work.write(
      "both.sh",
      """
      \(start) &
      for turn in $(seq 500); do [ -e ready ] && break; sleep 0.02; done
      (: \(before); "$1" capture $! \(options))
      status=$?
      \(after)
      touch stop
      wait $!
      exit $status
      """)
    return try Program.shell("both.sh", in: work.folder)
  }

  @Test(
    "is a report or a heap, and the program goes on as before",
    .enabled(if: Self.canBeAsked, "no Python 3.14 in PATH"))
  func capture() throws {
    let result = try capture("python3.14 app.py", "-o heap.html")
    #expect(result.status == 0 && result.standardError.contains(Self.told), "\(result)")
    #expect(result.standardOutput == "[] True 5000\n")
    #expect(
      try work.text("heap.html").contains("__main__.Store.sessions, a dict in module __main__"))
  }

  @Test("is refused in one line where it cannot be had")
  func refused() throws {
    let sleeping = try capture("touch ready; exec sleep 600", "-o x.heap", after: "kill $!")
    #expect(sleeping.status == 66)
    #expect(sleeping.standardError.contains("it does not run Python, but /"))
    let nobody = try Program.run(["capture", "999999999", "-o", "x.heap"], in: work.folder)
    #expect(nobody.status == 66 && nobody.isOneLine)
    #expect(nobody.standardError.contains("process 999999999: there is no such process"))
    let zero = try Program.run(["capture", "0", "-o", "x.heap"], in: work.folder)
    #expect(zero.status == 64)
    #expect(!work.exists("x.heap"))
  }

  @Test(
    "of an older Python goes through gdb, or is refused with what can be done",
    .enabled(if: !Self.canBeAskedByDefault, "python3 is 3.14 or later"), arguments: [true, false])
  func older(_ findsGDB: Bool) throws {
    let hidden = findsGDB ? "" : "; PATH=$PWD/nothing"
    let result = try capture("python3 app.py", "-o x.heap", before: hidden)
    #expect(result.standardOutput == "[] True 5000\n")
    if findsGDB, FileManager.default.isExecutableFile(atPath: "/usr/bin/gdb") {
      #expect(result.status == 0 && result.standardError.contains(Self.told), "\(result)")
    } else {
      #expect(result.status == 66 && result.standardError.split(separator: "\n").count == 1)
      #expect(
        result.standardError.contains("its Python is older than 3.14, and gdb is not installed"))
      #expect(result.standardError.contains("heaphtml run --heap"))
    }
  }

  @Test(
    "a gdb that cannot leave out what compilers tell does without that",
    .enabled(if: !Self.canBeAskedByDefault, "python3 is 3.14 or later"),
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: "/usr/bin/gdb"), "gdb is not installed"))
  func oldGDB() throws {
    try work.write(
      "old/gdb",
      """
      #!/bin/sh
      case " $* " in *" --readnever "*) echo "gdb: unrecognized option '--readnever'" >&2; exit 1;; esac
      exec /usr/bin/gdb "$@"
      """)
    let result = try capture(
      "python3 app.py", "-o x.heap", before: "; chmod +x old/gdb; PATH=$PWD/old:$PATH")
    #expect(result.status == 0 && result.standardError.contains(Self.told), "\(result)")
    #expect(result.standardOutput == "[] True 5000\n")
  }

  @Test(
    "says which part has written it, and leaves the compiled one out if it is told so",
    .enabled(if: Self.canBeAsked, "no Python 3.14 in PATH"), arguments: [true, false])
  func compiled(_ isUsed: Bool) throws {
    let result = try capture(
      "python3.14 app.py", "-o x.heap" + (isUsed ? "" : " --no-compiled"),
      after: "grep -c native /proc/$!/maps >mapped")
    #expect(result.status == 0, "\(result)")
    let bytes = try Array(Data(contentsOf: work.url("x.heap")))
    // The head says that blocks are compressed, which the process has not done.
    #expect(bytes[10] == 1)
    let graph = try HeapGraph(OwnedBytes(bytes))
    #expect(graph.count > 10_000)
    #expect(try (work.text("mapped") == "0\n") == !isUsed)
  }

  private static var told: Regex<Substring> {
    /^heaphtml: process \d+: [0-9,]+ objects, the program stood still for [0-9.]+ m?s\n$/
  }

  @Test("numbers that a process tells may be anything")
  func numbers() {
    let found = HeapRequest.Numbers("41992 184 1")
    #expect(
      found.told(stopped: 16) == "41,992 objects, the program stood still for 0.20 s; "
        + "without the objects of 1 other interpreter")
    for text in ["", "x y z", "-1 -1 -1"] {
      let wrong = HeapRequest.Numbers(Substring(text))
      #expect(wrong.told(stopped: 0) == "0 objects, the program stood still for 0 s")
    }
    #expect(HeapRequest.Numbers("9223372036854775807 9223372036854775807").milliseconds == 1 << 40)
  }

  private static func answers(_ python: String) -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [python, "-c", "import sys; sys.remote_exec"]
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }

  private static let canBeAsked = answers("python3.14")
  private static let canBeAskedByDefault = answers("python3")
}
