import CSystem

/// A command that runs with our standard streams, as if it had been started without us.
package enum ChildProcess {
  /// What the system refused.
  package enum Failure: Error, Sendable {
    case start(SystemError)
    case wait(SystemError)
  }

  /// How a command ended.
  package struct Ending: Sendable {
    /// Its own status, or 128 and the number of the signal that ended it, as shells count.
    package let status: Int32
    /// The number of the signal that ended it.
    package let signal: Int32?
    /// The number that it had.
    package let process: Int64

    init(_ ending: Int32, of process: pid_t) {
      let number = ending & 0x7F
      signal = number == 0 ? nil : number
      status = number == 0 ? ending >> 8 & 0xFF : 128 + number
      self.process = Int64(process)
    }
  }

  /// What is done about a signal instead of passing it on.
  package struct SignalAnswer {
    let number: Int32
    let action: (_ commandHasIt: Bool) -> Void

    /// - Parameters:
    ///   - number: of a signal that would be passed on.
    ///   - action: called for each, with whether the command has got it already.
    package init(to number: Int32, _ action: @escaping (_ commandHasIt: Bool) -> Void) {
      self.number = number
      self.action = action
    }
  }

  /// Who is told what happens meanwhile.
  private struct Listener {
    let answer: SignalAnswer?
    let started: (Int64) -> Void
  }

  /// Runs a command to its end; signals that are sent to us are passed on to it, and end only it.
  ///
  /// From then on signals are noted as after `Interruption.begin()`.
  ///
  /// - Parameters:
  ///   - command: the program, looked up in PATH, and its arguments.
  ///   - changes: variables of the environment that it gets besides ours.
  ///   - answer: what is done about one of the signals.
  ///   - started: called with its number when it begins.
  package static func run(
    _ command: [String], environment changes: [String: String], answer: SignalAnswer? = nil,
    started: @escaping (Int64) -> Void = { _ in }
  ) throws(Failure) -> Ending {
    let arguments = CStrings(command)
    let environment = CStrings(Environment.all(with: changes))
    var child: pid_t = 0
    var ending: Int32 = 0
    let error = withUnsafePointer(to: Listener(answer: answer, started: started)) { listener in
      heap_run(
        arguments.pointers, environment.pointers, &child, &ending,
        { context, child in
          context?.assumingMemoryBound(to: Listener.self).pointee.started(Int64(child))
        }, answer?.number ?? 0,
        { context, commandHasIt in
          let listener = context?.assumingMemoryBound(to: Listener.self).pointee
          listener?.answer?.action(commandHasIt != 0)
        }, UnsafeMutableRawPointer(mutating: listener))
    }
    if error > 0 { throw .start(SystemError(number: error)) }
    if error < 0 { throw .wait(SystemError(number: -error)) }
    return Ending(ending, of: child)
  }

  /// Runs a helper of ours, at an absolute path or looked up in PATH, to its end; a signal ends it as
  /// it does us.
  ///
  /// - Returns: its status, as ``Ending`` counts.
  package static func help(_ command: [String]) throws(Failure) -> Int32 {
    let arguments = CStrings(command)
    var child: pid_t = 0
    let error = command[0].withBytes {
      posix_spawnp(&child, $0, nil, nil, arguments.pointers, environ)
    }
    guard error == 0 else { throw .start(SystemError(number: error)) }
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
    return Ending(ending, of: child).status
  }
}
