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
    guard let status = try? FileStatus.of("/proc/\(process)"), status.isOurs || FileSystem.isForRoot
    else {
      throw CommandFailure(
        .noInput, name, "it belongs to another user", advice: "capture it as that user, or as root")
    }
    if ProcessRights(process).isElsewhere {
      throw CommandFailure(
        .noInput, name, "it runs in a container, or sees other files than this program",
        advice:
          "run heaphtml capture in there (docker exec, nsenter --mount --pid --target \(process))")
    }
    guard let path = FileSystem.realPath(program) else {
      throw CommandFailure(
        .noInput, name, "it is a part of the system, or its program was removed",
        advice: "name a process that runs Python")
    }
    let file = path.split(separator: "/").last ?? ""
    guard file.hasPrefix("python") else {
      throw CommandFailure(
        .noInput, name, "it does not run Python, but \(path)",
        advice: "name the process of Python itself; one that embeds Python cannot be captured")
    }
    guard status.isOurs else {
      throw CommandFailure(
        .noInput, name, "it belongs to another user, who could not write where root looks for it",
        advice: "capture it as that user: runuser -u USER -- heaphtml capture \(process)")
    }
  }

  /// Asks the process to run a script as soon as it can.
  ///
  /// - Parameter folder: where what is needed for it can be written.
  /// - Returns: how long it was stopped for that, in milliseconds; nil: it runs the script by itself,
  ///   when it comes to it.
  func run(_ script: String, in folder: RecorderFolder) throws(CommandFailure) -> Int64? {
    // It also compiles the recorder, which else the process would do, standing still.
    let request = """
      import os, sys
      try:
          sys.dont_write_bytecode = False
          sys.path.insert(0, sys.argv[3])
          import heapmonitor.passing, heapmonitor.heaptest
      except Exception: pass
      if not hasattr(sys, 'remote_exec'): sys.exit(\(Answer.tooOld.rawValue))
      try: sys.remote_exec(int(sys.argv[1]), sys.argv[2])
      except PermissionError: sys.exit(\(Answer.notAllowed.rawValue))
      except Exception: sys.exit(\(Answer.failed.rawValue))
      """
    let command = [program, "-I", "-S", "-B", "-c", request, "\(process)", script, folder.path]
    let status: Int32
    do {
      status = try ChildProcess.help(command)
    } catch {
      throw CommandFailure(error, command)
    }
    let name = "process \(process)"
    switch Answer(rawValue: status) {
    case .done: return nil
    case .tooOld: return try GDBRequest(folder: folder, process: process).run(script)
    case .notAllowed: throw ProcessRights(process).failure
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
