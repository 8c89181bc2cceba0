import TestSupport
import Testing

@testable import HeapHTMLCommand

@Suite("Recording what nobody named", .enabled(if: Python.isThere, "no python3 in PATH"))
struct AutomaticRunTests {
  private let work: Workplace

  init() throws { work = try Workplace() }

  private func run(_ program: String, _ options: String..., file: String = "heap.html") throws
    -> Program.Result
  {
    try work.write("app.py", program)
    return try Program.run(
      ["run"] + options + ["--heapprofile=\(file)", "--", "python3", "app.py", "a b"],
      in: work.folder)
  }

  private let program = """
    import heapmonitor
    class Order:
        def __init__(self):
            self.lines = []
    orders = []
    for step in range(3):
        orders += [Order() for n in range(400)]
        heapmonitor.create_snapshot("step %d" % step)
    print("said by the program")
    """

  @Test("without --track the program's own classes are found, and the command for more is said")
  func noTrack() throws {
    let result = try run(program)
    #expect(result.status == 0 && result.standardOutput == "said by the program\n")
    #expect(
      result.standardError
        == "heaphtml: for call sites and exact births: heaphtml run --track __main__:Order,trace "
        + "--heapprofile=heap.html -- python3 app.py 'a b'\n")
    let index = try work.text("heap.html")
    #expect(index.contains("__main__.Order") && index.contains("--track __main__:Order"))
  }

  @Test("a followed process has classes of its own, and the command for more follows it, too")
  func followed() throws {
    try work.write("worker.py", program)
    let result = try run(
      "import subprocess, sys; subprocess.run([sys.executable, 'worker.py'], check=True)",
      "--follow", file: "heap.dat")
    #expect(result.status == 0 && result.standardOutput == "said by the program\n")
    #expect(
      result.standardError.contains("heaphtml run --follow --track __main__:Order,trace "),
      "\(result)")
    #expect(!result.standardError.contains("no class of the program's own"))
  }

  @Test("classes that are named stay alone, and nothing is said")
  func named() throws {
    let result = try run(program, "--track", "__main__:Order", file: "heap.dat")
    #expect(result.status == 0 && result.standardError == "")
    let both = try run(program, "--track", "__main__:Order", "--auto", "2", file: "heap.dat")
    #expect(both.status == 0 && both.standardError == "")  // there is no other class to choose
  }

  @Test("--quiet keeps the command for more to itself, --auto 0 does not choose")
  func quiet() throws {
    #expect(try run(program, "--quiet").standardError == "")
    let result = try run(program, "--auto", "0")
    #expect(result.status == 0 && result.standardError == "")
  }

  @Test("where there is nothing of the program's own, a line says so")
  func nothingOwn() throws {
    let result = try run("kept = [[] for n in range(9)]")
    #expect(result.status == 0 && result.isOneLine, "\(result)")
    #expect(result.standardError.contains("no class of the program's own modules"))
  }

  @Test("a signal takes a snapshot with its number, and harms nobody")
  func signal() throws {
    try work.write(
      "command",
      """
      launcher=$PPID
      python3 - "$launcher" <<'end'
      import os, signal, sys, time, heapmonitor
      class Order: pass
      orders = [Order()]
      recording = heapmonitor.running.recorder().recording
      for count in (1, 2):
          os.kill(int(sys.argv[1]), signal.SIGUSR2)
          while len(recording.snapshots) < count: time.sleep(0.01)
          time.sleep(1.5)
      end
      echo the shell lives
      """)
    let result = try Program.run(
      [
        "run", "--snapshot-on", "sigusr2", "--track", "__main__:Order", "--heapprofile=heap.dat",
        "--",
        "sh", "command",
      ], in: work.folder)
    #expect(result.status == 0 && result.standardOutput == "the shell lives\n", "\(result)")
    // Where the machine is busy, an answer may be told late, at the latest at the end.
    let lines = result.standardError.split(separator: "\n").filter {
      !$0.hasPrefix("heaphtml: USR2: not answered yet")
    }
    #expect(lines == ["heaphtml: snapshot USR2 #1", "heaphtml: snapshot USR2 #2"])
    let summary = try Program.run(["summary", "heap.dat"], in: work.folder)
    #expect(
      summary.standardOutput.contains("USR2 #1") && summary.standardOutput.contains("USR2 #2"))
  }

  @Test("an answer that comes late is told at the end")
  func lateSignal() throws {
    try work.write(
      "late.py",
      """
      import ctypes, os, signal, time, heapmonitor
      class Order: pass
      orders = [Order()]
      recording = heapmonitor.running.recorder().recording
      os.kill(os.getppid(), signal.SIGUSR2)
      # No handler of Python's runs until C returns.
      ctypes.CDLL(None).system(b"until grep -q 'not answered yet' told; do sleep 0.02; done")
      while not recording.snapshots: time.sleep(0.01)
      """)
    try work.write(
      "both.sh",
      """
      "$1" run --snapshot-on USR2 --track __main__:Order --heapprofile=heap.dat -- \
        python3 late.py 2>told
      """)
    #expect(try Program.shell("both.sh", in: work.folder).status == 0)
    let told = try work.text("told")
    #expect(
      told.contains(
        /^heaphtml: USR2: not answered yet by process \d+\nheaphtml: snapshot USR2 #1\n$/),
      "\(told)")
  }

  @Test("a signal while no recorded Python runs is told, and ends nothing")
  func signalTooEarly() throws {
    try work.write(
      "both.sh",
      """
      "$1" run --snapshot-on USR1 --heapprofile=heap.dat -- sh -c '
        kill -USR1 $PPID
        until grep -q USR1 told; do sleep 0.02; done
        echo the shell lives' 2>told
      """)
    let result = try Program.shell("both.sh", in: work.folder)
    #expect(result.standardOutput == "the shell lives\n")
    #expect(
      try work.text("told").hasPrefix("heaphtml: USR1: no Python that is recorded waits for it"))
  }

  @Test("a person at a terminal is told how to ask")
  func hint() throws {
    let terminal = try Terminal()
    _ = try Program.run(
      ["run", "--snapshot-on", "USR1", "--heapprofile=heap.dat", "--", "true"], in: work.folder,
      terminal: terminal)
    #expect(try terminal.text().contains(/heaphtml: kill -USR1 \d+ takes a snapshot/))
  }
}

@Suite("Options of heaphtml run")
struct RecorderOptionsTests {
  @Test(
    "intervals",
    arguments: [
      ("auto", SnapshotInterval.automatic), ("2", .seconds(2)), ("0.5", .seconds(0.5)), ("0", nil),
      ("-1", nil), ("nan", nil), ("inf", nil), ("", nil), ("Auto", nil), ("5s", nil),
    ])
  func intervals(_ text: String, _ interval: SnapshotInterval?) {
    #expect(SnapshotInterval(argument: text) == interval)
  }

  @Test(
    "signals",
    arguments: [
      ("USR1", "USR1"), ("SIGUSR2", "USR2"), ("sighup", "HUP"), ("quit", "QUIT"), ("ALRM", "ALRM"),
      ("KILL", nil), ("STOP", nil), ("CHLD", nil), ("SEGV", nil), ("TERM", nil), ("INT", nil),
      ("", nil), ("SIG", nil), ("10", nil),
    ])
  func signals(_ text: String, _ name: String?) {
    #expect(SnapshotSignal(argument: text)?.name == name)
  }
}
