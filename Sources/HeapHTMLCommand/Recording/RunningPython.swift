import System

/// A Python process of somebody's that can be asked to run a script.
struct RunningPython {
  private let process: Int64
  /// The program of the process, which is run to ask it.
  private let program: String

  /// - Throws: when the process is not there, is no Python, or belongs to another user.
  init(_ process: Int64) throws(CommandFailure) {
    self.process = process
    program = "/proc/\(process)/exe"
    let name = "process \(process)"
    guard OtherProcess.born(process) != nil else {
      throw CommandFailure(.noInput, name, "there is no such process")
    }
    guard let path = FileSystem.realPath(program) else {
      throw CommandFailure(
        .noInput, name, "it belongs to another user, or runs in a container",
        advice: "capture it as that user")
    }
    let file = path.split(separator: "/").last ?? ""
    guard file.hasPrefix("python") else {
      throw CommandFailure(
        .noInput, name, "it does not run Python, but \(path)",
        advice: "name the process of Python itself; one that embeds Python cannot be captured")
    }
    guard let status = try? FileStatus.of("/proc/\(process)"), status.isOurs else {
      throw CommandFailure(
        .noInput, name, "it belongs to another user", advice: "capture it as that user")
    }
  }

  /// Asks the process to run a script as soon as it can.
  func run(_ script: String) throws(CommandFailure) {
    let request = """
      import os, sys
      if not hasattr(sys, 'remote_exec'): sys.exit(\(Answer.tooOld.rawValue))
      try: sys.remote_exec(int(sys.argv[1]), sys.argv[2])
      except PermissionError: sys.exit(\(Answer.notAllowed.rawValue))
      except Exception: sys.exit(\(Answer.failed.rawValue))
      """
    let command = [program, "-I", "-S", "-B", "-c", request, "\(process)", script]
    let status: Int32
    do {
      status = try ChildProcess.help(command)
    } catch {
      throw CommandFailure(error, command)
    }
    let name = "process \(process)"
    switch Answer(rawValue: status) {
    case .done: return
    case .tooOld:
      throw CommandFailure(
        .noInput, name, "its Python is older than 3.14, and cannot be looked into from outside",
        advice: "start the program with heaphtml run --heap")
    case .notAllowed:
      throw CommandFailure(
        .noInput, name, "the system does not allow to look into it",
        advice: "run this as root, or set kernel.yama.ptrace_scope to 0")
    case .failed, nil:
      throw CommandFailure(
        .noInput, name, "its Python refuses to be looked into",
        advice: "was it started with -X disable_remote_debug?")
    }
  }

  /// How the helper ends.
  private enum Answer: Int32 {
    case done = 0
    case tooOld = 41
    case notAllowed = 42
    case failed = 43
  }
}
