import System

/// Why this user may not look into a process.
struct ProcessRights {
  private let process: Int64

  init(_ process: Int64) { self.process = process }

  private var name: String { "process \(process)" }

  /// Whether it sees other files than this process does, as in a container.
  var isElsewhere: Bool {
    guard let ours = try? FileStatus.of("/proc/self/ns/mnt", followsLink: true),
      let theirs = try? FileStatus.of("/proc/\(process)/ns/mnt", followsLink: true)
    else { return false }
    return !ours.isSame(as: theirs)
  }

  /// What the system's refusal comes from.
  var failure: CommandFailure {
    if let tracer, tracer != 0 {
      return CommandFailure(
        .noInput, name, "process \(tracer) looks into it already",
        advice: "end that debugger, strace or capture first")
    }
    if let scope = try? FileContents.read("/proc/sys/kernel/yama/ptrace_scope").first,
      scope != UInt8(ascii: "0")
    {
      return CommandFailure(
        .noInput, name,
        "the system does not allow to look into it (kernel.yama.ptrace_scope is "
          + "\(String(decoding: [scope], as: UTF8.self)))",
        advice: scope == UInt8(ascii: "3")
          ? "it can be changed at the start of the system only"
          : "run this as root, or set it to 0: sysctl kernel.yama.ptrace_scope=0")
    }
    return CommandFailure(
      .noInput, name, "the system does not allow to look into it",
      advice: "run this as root; a container needs the right SYS_PTRACE")
  }

  /// The process that traces it; 0: none.
  private var tracer: Int64? {
    guard let status = try? FileContents.read("/proc/\(process)/status") else { return nil }
    for line in status.split(separator: UInt8(ascii: "\n")) {
      let text = String(decoding: line, as: UTF8.self)
      if text.hasPrefix("TracerPid:\t") { return Int64(text.dropFirst(11)) }
    }
    return nil
  }
}
