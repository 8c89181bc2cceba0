import System

/// Lets gdb make a running Python run a script: for Pythons that cannot be asked themselves.
///
/// gdb stops the process for a moment. Where its main thread waits in the system, without the lock of the
/// interpreter, the script runs there and then: nothing of Python's is half done. Else it is left as a
/// pending call, which the interpreter makes between two byte codes.
struct GDBRequest {
  let folder: RecorderFolder
  let process: Int64

  /// What gdb said.
  private var log: String { "\(folder.data)/capture.log" }

  /// - Returns: how long gdb has stopped the process, in milliseconds, at most, without the time of the script.
  /// - Throws: in one line, what to install or which right is missing.
  func run(_ script: String) throws(CommandFailure) -> Int64 {
    let began = Clock.now
    try write("capture.call", Self.call(script))
    try write("capture.gdb", Self.commands(process))
    var said = try ask(["--readnever"])
    if said.contains("unrecognized option") { said = try ask([]) }  // before gdb 8.1
    if said.contains("heaphtml: asked") {
      let stopped = Self.standstill(said) ?? (Clock.now - began) / 1_000_000
      guard said.contains("heaphtml: at once") else { return stopped }
      return max(0, stopped - (HeapRequest(folder: folder, process: process).milliseconds ?? 0))
    }
    throw failure(said)
  }

  /// - Parameter options: names are all that is needed; what compilers tell for debuggers is much.
  /// - Returns: what gdb said.
  private func ask(_ options: [String]) throws(CommandFailure) -> String {
    // In a shell for its redirections only; gdb reads no file of the user's or the program's.
    let settings = ["set auto-load off", "set debuginfod enabled off", "set auto-solib-add off"]
    let command =
      ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\" </dev/null >capture.log 2>&1", folder.data]
      + ["gdb", "-nx", "-nh", "-batch"] + options + settings.flatMap { ["-iex", $0] }
      + Self.preparations(process, PythonLibraries(of: process)).flatMap { ["-ex", $0] }
      + ["-x", "capture.gdb"]
    do {
      _ = try ChildProcess.help(command)
    } catch {
      throw CommandFailure(error, command)
    }
    return (try? FileContents.read(log, flags: O_NOFOLLOW)).map(String.init(systemBytes:)) ?? ""
  }

  private func failure(_ said: String) -> CommandFailure {
    let name = "process \(process)"
    if said.contains("gdb: not found") || said.contains("gdb: No such file") {
      return CommandFailure(
        .noInput, name, "its Python is older than 3.14, and gdb is not installed to look into it",
        advice: "install gdb, or start the program with heaphtml run --heap")
    }
    if said.contains("Operation not permitted") || said.contains("ptrace:") {
      return ProcessRights(process).failure
    }
    if said.contains("No symbol \"Py") {
      return CommandFailure(
        .noInput, name, "gdb finds no Python in it", advice: "was its Python stripped of all names?"
      )
    }
    return CommandFailure(
      .noInput, name, "gdb could not make it write its heap",
      advice: "start the program with heaphtml run --heap")
  }

  private func write(_ name: String, _ text: String) throws(CommandFailure) {
    let path = "\(folder.data)/\(name)"
    do {
      let file = try Descriptor.open(path, O_WRONLY | O_CREAT | O_EXCL, permissions: 0o600)
      try file.write(Array(text.utf8))
      try file.close()
    } catch {
      throw CommandFailure(.cannotCreate, path, error.reason)
    }
  }

  /// What Python runs in `__main__`, whatever the program has called its own things; it never fails.
  private static func call(_ script: String) -> String {
    let program =
      "with open(\(HeapRequest.quoted(script)), 'rb') as file: code = file.read()\nexec(code, {})"
    return """
      try:
          import builtins as __heaphtml__
          __heaphtml__.exec(\(HeapRequest.quoted(program)), {})
      except: pass
      try: del __heaphtml__
      except: pass

      """
  }

  /// `read`, `write`, `poll`, `select`, `pause`, `nanosleep`, `connect`, `accept`, `sendto`, `recvfrom`,
  /// `recvmsg`, `wait4`, `rt_sigtimedwait`, `rt_sigsuspend`, `futex`, `restart_syscall`,
  /// `clock_nanosleep`, `epoll_wait`, `waitid`, `pselect6`, `ppoll`, `epoll_pwait`, `accept4`,
  /// `epoll_pwait2`, as x86-64 counts; other processors have no `$orig_rax`.
  private static let waits = [
    0, 1, 7, 23, 34, 35, 42, 43, 44, 45, 47, 61, 128, 130, 202, 219, 230, 232, 247, 270, 271, 281,
    288, 441,
  ]

  /// What is done while the process still runs: gdb reads the names in its files, and keeps them. Each of
  /// these may fail.
  private static func preparations(_ process: Int64, _ libraries: PythonLibraries) -> [String] {
    ["set confirm off", "file /proc/\(process)/exe"]
      + libraries.paths.map { "add-inferior -exec \($0)" } + ["inferior 1"]
  }

  /// Milliseconds from just before the process was stopped until just after it went on; nil: the system's
  /// `date` tells no parts of a second.
  static func standstill(_ said: String) -> Int64? {
    let times = said.split(separator: "\n").compactMap { line in
      line.hasPrefix("heaphtml: time ") ? Int64(line.dropFirst(15)) : nil
    }
    guard times.count == 2, times[1] >= times[0] else { return nil }
    return (times[1] - times[0]) / 1_000_000
  }

  private static let time = "shell echo heaphtml: time `date +%s%N`"

  /// Memory comes from the system: the program may be in the middle of `malloc`.
  private static func commands(_ process: Int64) -> String {
    """
    set pagination off
    set confirm off
    set language c
    handle all nostop noprint pass
    handle SIGINT nostop noprint pass
    \(time)
    attach \(process)
    sharedlibrary \(PythonLibraries.expression)
    set $held = ((int (*)(void))PyGILState_Check)()
    set $place = (char *)((void *(*)(void *, unsigned long, int, int, int, long))mmap)(0, 16384, 3, 0x22, -1, 0)
    restore capture.call binary $place
    set $waits = 0
    if $held == 0 && !$_isvoid($orig_rax)
    if \(waits.map { "(long)$orig_rax == \($0)" }.joined(separator: " || "))
    set $waits = 1
    end
    end
    echo heaphtml: asked\\n
    if $waits == 1
    echo heaphtml: at once\\n
    set $state = ((int (*)(void))PyGILState_Ensure)()
    set $status = ((int (*)(char *))PyRun_SimpleString)($place)
    call (void)((void (*)(int))PyGILState_Release)($state)
    set $status = ((int (*)(void *, unsigned long))munmap)($place, 16384)
    else
    set $status = ((int (*)(void *, void *))Py_AddPendingCall)((void *)PyRun_SimpleString, $place)
    end
    detach
    \(time)
    quit

    """
  }
}
