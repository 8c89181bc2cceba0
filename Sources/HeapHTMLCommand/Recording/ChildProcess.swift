#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif
import CSystem

/// A command that runs with our standard streams, as if it had been started without us.
struct ChildProcess {
  /// How it ended: its own status, or 128 and the number of the signal, as shells count.
  let status: Int32

  /// Runs a command to its end; signals that are sent to us go on to it.
  ///
  /// - Parameters:
  ///   - command: the program, looked up in PATH, and its arguments.
  ///   - changes: variables of the environment that it gets besides ours.
  /// - Throws: when it cannot be started: 66, as for any other thing that is not there.
  init(_ command: [String], environment changes: [String: String], forwardsSignals: Bool = true)
    throws(CommandFailure)
  {
    let arguments = Self.cStrings(command)
    let environment = Self.cStrings(Self.environment(changes))
    defer {
      for string in arguments + environment { free(string) }
    }
    var child: pid_t = 0
    let error = posix_spawnp(&child, command[0], nil, nil, arguments, environment)
    guard error == 0 else {
      throw CommandFailure(
        .noInput, command[0], "cannot be started: \(SystemError(number: error).reason)")
    }
    if forwardsSignals { _ = heap_forward_signals(child) }
    var ending: Int32 = 0
    while waitpid(child, &ending, 0) < 0 {
      guard errno == EINTR else {
        throw CommandFailure(.software, command[0], SystemError.last.reason)
      }
    }
    if forwardsSignals { Interruption.begin() }  // there is a recording to deliver and to tidy up
    let signal = ending & 0x7F
    status = signal == 0 ? ending >> 8 & 0xFF : 128 + signal
  }

  private static func environment(_ changes: [String: String]) -> [String] {
    var variables: [String] = []
    var place = environ
    while let pointer = place.pointee {
      let variable = String(cString: pointer)
      let name = String(variable.prefix { $0 != "=" })
      if changes[name] == nil { variables.append(variable) }
      place += 1
    }
    return variables + changes.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
  }

  /// Strings as C wants them, with a null at the end.
  private static func cStrings(_ strings: [String]) -> [UnsafeMutablePointer<CChar>?] {
    strings.map { strdup($0) } + [nil]
  }
}
