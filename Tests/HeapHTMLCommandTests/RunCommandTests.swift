import Foundation
import TestSupport
import Testing

@Suite("Recording a program", .enabled(if: Python.isThere, "no python3 in PATH"))
struct RunCommandTests {
  private let work: Workplace

  init() throws {
    work = try Workplace()
    try work.write(
      "app.py",
      """
      import sys
      class Order:
          def __init__(self, n):
              self.items = [n] * n
      orders = [Order(n) for n in range(40)]
      del orders[:10]
      print("said by the program", *sys.argv[1:])
      sys.exit(int(sys.argv[1]))
      """)
  }

  private func run(_ options: [String], status: Int) throws -> Program.Result {
    try Program.run(
      ["run"] + options + ["--", "python3", "app.py", "\(status)"], in: work.folder)
  }

  @Test(
    "the report is there, and the program's output and status are its own", arguments: [0, 1, 3])
  func report(_ status: Int) throws {
    let result = try run(
      ["--track", "__main__:Order,level=1", "--heapprofile=heap.html"], status: status)
    #expect(result.status == Int32(status))
    #expect(result.standardOutput == "said by the program \(status)\n")
    #expect(result.standardError == "")
    #expect(try work.text("heap.html").contains("__main__.Order"))
    #expect(work.exists("heap_files/assets/style.css"))
  }

  @Test("the dump is one that heaphtml reads: 40 born, 30 alive")
  func dump() throws {
    #expect(
      try run(["--track", "__main__:Order", "--heapprofile=heap.out"], status: 0).status == 0)
    let summary = try Program.run(["summary", "heap.out"], in: work.folder)
    #expect(summary.standardOutput.contains("__main__.Order                             30"))
    let export = try Program.run(["export", "heap.out", "--format", "csv"], in: work.folder)
    #expect(export.status == 0)
  }

  @Test("reference cycles are in the report, and their graph in a file")
  func cycles() throws {
    try work.write(
      "app.py",
      """
      import sys
      class Parent:
          def __init__(self):
              self.child = Child()
              self.child.parent = self
      class Child:
          pass
      for n in range(7):
          Parent()
      print("said by the program", *sys.argv[1:])
      """)
    let options = ["--track", "__main__:Parent", "--heapprofile=heap.html"]
    let result = try run(options + ["--cycles", "--quiet"], status: 0)
    #expect(result.status == 0 && result.standardError == "")
    #expect(try work.text("heap.html").contains("7 cycles hold"))
    #expect(work.exists("heap_files/garbage/shape-1.html"))
    #expect(!work.exists("heap.html.garbage"))
    let again = try run(["--heapprofile=heap.dat", "--garbage=leak.txt"], status: 0)
    #expect(again.status == 0 && again.standardOutput == "said by the program 0\n")
    #expect(try work.text("leak.txt").hasPrefix("// Process this file with graphviz"))
    #expect(try work.run("garbage", "leak.txt", "-o", "out", "-q").status == 0)
    #expect(try run(["--heapprofile=heap.dat", "--cycles"], status: 0).status == 64)
  }

  @Test("sizes of the objects on cycles are the program's own")
  func sizesOfCycles() throws {
    try work.write(
      "app.py",
      """
      import sys
      class Node:
          __slots__ = ("other", "third", "__weakref__")
      def flat(obj):
          return (sys.getsizeof(obj) + 7) // 8 * 8
      first, second = Node(), [None] * 100
      first.other, second[0] = second, first
      print(flat(first) + flat(second), flat(second))
      del first, second
      """)
    let result = try run(["--heapprofile=heap.html", "--garbage=leak.txt"], status: 0)
    let numbers = result.standardOutput.split(whereSeparator: \.isWhitespace).map(String.init)
    #expect(result.status == 0 && numbers.count == 2)
    for page in ["index", "shape-1"] {
      let text = try work.text("heap_files/garbage/\(page).html")
      #expect(text.contains(#"title="\#(numbers[0]) bytes">\#(numbers[0]) B<"#), "\(page)")
    }
    #expect(try work.text("leak.txt").contains(#"\nlist\n\#(numbers[1]) bytes"  ];"#))
  }

  @Test("a killed program leaves a dump but no cycles, and a line says so")
  func killed() throws {
    try work.write(
      "app.py",
      """
      import os, signal, heapmonitor
      class Order: pass
      orders = [Order() for n in range(9)]
      heapmonitor.create_snapshot("before the kill")
      os.kill(os.getpid(), signal.SIGKILL)
      """)
    let result = try run(
      ["--track", "__main__:Order", "--heapprofile=heap.html", "--garbage=leak.txt"], status: 0)
    #expect(result.status == 137)
    #expect(result.isOneLine && result.standardError.contains("no reference cycles were recorded"))
    #expect(result.standardError.contains("killed by SIGKILL (for example out of memory) after "))
    #expect(!work.exists("leak.txt"))
    #expect(try work.text("heap.html").contains("before the kill"))
  }

  @Test("arguments, environment and file names that are not UTF-8 go through as they are")
  func bytes() throws {
    try work.write(
      "app.sh",
      """
      h=$1
      cat >b.py <<'end'
      import os, sys
      class Order: pass
      order = Order()
      print([os.fsencode(a) for a in sys.argv[1:]], os.environb[b"ODD"])
      end
      export ODD="$(printf 'e\\377')"
      folder="$(printf 'd\\351')" && mkdir "$folder" && cd "$folder"
      "$h" run --track __main__:Order --heapprofile="$(printf 'n\\377.dat')" -- \\
        python3 ../b.py "$(printf 'a\\377b\\364\\217\\272\\200')"
      "$h" "$(printf 'n\\377.dat')" -o "$(printf 'r\\351p')" && "$h" summary n*.dat >/dev/null && ls -b
      """)
    let result = try Program.shell("app.sh", in: work.folder)
    #expect(result.status == 0 && result.standardError == "", "\(result)")
    #expect(
      result.standardOutput
        == #"[b'a\xffb\xf4\x8f\xba\x80'] b'e\xff'"# + "\n" + #"n\377.dat"# + "\n" + #"r\351p"#
        + "\n")
  }

  @Test(
    "PYTHONPATH is put back as it was, set, empty or not", arguments: ["unset", "empty", "set"])
  func pythonPath(_ kind: String) throws {
    try work.write(
      "app.py",
      "import os, sys; class_ = type('Order', (), {}); print(os.environ.get('PYTHONPATH'), sys.path[1:2])"
    )
    try work.write("cwd/decimal.py", "print('of the current folder')")
    let setting = [
      "unset": "-uPYTHONPATH", "empty": "PYTHONPATH=", "set": "PYTHONPATH=/some:/where",
    ]
    let plain = try Program.command(
      ["env", setting[kind] ?? "", "python3", "../app.py"], in: work.url("cwd"))
    let recorded = try Program.command(
      [
        "env", setting[kind] ?? "", Program.path, "run", "--track", "decimal:Context",
        "--heapprofile=../x", "--", "python3", "../app.py",
      ],
      in: work.url("cwd"))
    #expect(recorded.standardOutput == plain.standardOutput)
  }

  @Test(
    "a temporary folder whose name PYTHONPATH cannot carry",
    arguments: ["a:evil", "rel", "", "caf\u{e9}"])
  func temporary(_ name: String) throws {
    try work.write("a:evil/x", "")
    try work.write("rel/x", "")
    try work.write("caf\u{e9}/x", "")
    try work.write(
      "app.py",
      "import os, sys\nclass Order: pass\no = Order()\nprint('evil' in str(sys.path))\nos.chdir('/')"
    )
    let result = try Program.run(
      ["run", "--track", "__main__:Order", "--heapprofile=h.dat", "--", "python3", "app.py"],
      in: work.folder, environment: ["TMPDIR": name])
    #expect(result.status == 0 && result.standardOutput == "False\n" && result.standardError == "")
    #expect(try work.run("summary", "h.dat").standardOutput.contains("__main__.Order"))
    #expect(try work.everything().keys.filter { $0.contains("heaphtml-") } == [])
  }

  @Test("Pythons that are not recorded are counted; with --follow there is nothing to say")
  func unrecorded() throws {
    try work.write(
      "app.py",
      """
      import os, subprocess, sys
      class Order: pass
      order = Order()
      subprocess.run([sys.executable, "-c", "pass"], env=dict(os.environ))
      subprocess.run([sys.executable, "-c", "pass"], close_fds=False)
      subprocess.run(["true"])
      if os.fork() == 0: os._exit(0)
      os.wait()
      if os.fork() == 0: os.execv("/bin/true", ["true"])
      os.wait()
      """)
    let options = ["--track", "__main__:Order", "--heapprofile=h.dat"]
    let result = try run(options, status: 0)
    #expect(
      result.standardError
        == "heaphtml: 3 Python processes that the command started were not recorded; "
        + "--follow records them\n")
    let followed = try run(options + ["--follow"], status: 0).standardError
    #expect(!followed.contains("not recorded"), "\(followed)")
  }

  @Test("a process that outlives the command keeps its folder; heaphtml recover shows it later")
  func outliving() throws {
    try work.write(
      "app.py",
      """
      import os, time
      class Job: pass
      if os.fork(): os._exit(0)
      os.setsid()
      os.closerange(3, 1024)  # else the test waits for it
      jobs = [Job() for n in range(12)]
      while not os.path.exists("go on"): time.sleep(.01)
      """)
    let result = try Program.run(
      [
        "run", "--follow", "--track", "__main__:Job", "--heapprofile=h.dat", "--", "python3",
        "app.py",
      ],
      in: work.folder, environment: ["TMPDIR": work.folder.path])
    #expect(
      result.status == 0 && result.isOneLine
        && result.standardError.contains("1 process still runs ("))
    let words = result.standardError.split(whereSeparator: \.isWhitespace).map(String.init)
    let place = try #require(words.firstIndex(of: "recover"))
    try work.write("go on", "")
    var recovered = try work.run("recover", words[place + 1], "--heapprofile=later.dat")
    while recovered.standardError.contains("still runs") {
      recovered = try work.run("recover", words[place + 1], "--heapprofile=later.dat")
    }
    #expect(
      recovered.status == 0 && recovered.isOneLine
        && recovered.standardError.contains("1 other process was recorded: later-"),
      "\(recovered)")
    let names = try work.everything().keys
    let dump = try #require(names.first { $0.hasPrefix("later-") })
    #expect(
      try work.run("summary", dump).standardOutput.contains(
        "__main__.Job                               12"))
    #expect(names.filter { $0.hasPrefix("heaphtml-") } == [])
  }

  @Test("a command that cannot be started is 66, and nothing is left behind")
  func missing() throws {
    let before = try work.everything()
    let result = try Program.run(
      ["run", "--track", "a:B", "--heapprofile=x.html", "--", "no-such-command"], in: work.folder)
    #expect(result.status == 66)
    #expect(result.isOneLine)
    #expect(try work.everything() == before)
  }

  @Test("a recording of nothing is reported in one line")
  func nothing() throws {
    let result = try Program.run(
      ["run", "--track", "a:B", "--heapprofile=x.html", "--", "true"], in: work.folder)
    #expect(result.status == 66)
    #expect(result.isOneLine)
  }

  @Test(
    "a wrong spec is wrong usage",
    arguments: ["Order", ":Order", "app:", "app:Order,level=x", "app:Order,deep", "app:*,name=N"])
  func spec(_ text: String) throws {
    let result = try Program.run(
      ["run", "--track", text, "--heapprofile=x.html", "--", "true"], in: work.folder)
    #expect(result.status == 64)
  }
}

/// Whether programs can be recorded here.
enum Python {
  static let isThere: Bool = {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", "import sys; sys.exit(sys.version_info < (3, 8))"]
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()
}
