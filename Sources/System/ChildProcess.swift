import CSystem

/// A command that runs with our standard streams, as if it had been started without us.
package enum ChildProcess {
  /// What the system refused.
  package enum Failure: Error, Sendable {
    case start(SystemError)
    case wait(SystemError)
  }

  /// Runs a command to its end.
  ///
  /// - Parameters:
  ///   - command: the program, looked up in PATH, and its arguments.
  ///   - changes: variables of the environment that it gets besides ours.
  ///   - forwardsSignals: whether signals that are sent to us are passed on to it, and end only it;
  ///     this holds until the caller changes it, as `Interruption.begin()` does.
  /// - Returns: its own status, or 128 and the number of the signal that ended it, as shells count.
  package static func run(
    _ command: [String], environment changes: [String: String], forwardsSignals: Bool
  ) throws(Failure) -> Int32 {
    let arguments = CStrings(command)
    let environment = CStrings(Environment.all(with: changes))
    var child: pid_t = 0
    let error = posix_spawnp(
      &child, command[0], nil, nil, arguments.pointers, environment.pointers)
    guard error == 0 else { throw .start(SystemError(number: error)) }
    // Without handlers a signal ends us, as it does the child that gets it from the terminal.
    if forwardsSignals { _ = heap_forward_signals(child) }
    do {
      return try status(of: child)
    } catch {
      throw .wait(error)
    }
  }

  /// Waits for the end of a process that was started.
  static func status(of child: pid_t) throws(SystemError) -> Int32 {
    var ending: Int32 = 0
    while waitpid(child, &ending, 0) < 0 {
      guard errno == EINTR else { throw .last }
    }
    let signal = ending & 0x7F
    return signal == 0 ? ending >> 8 & 0xFF : 128 + signal
  }
}
