import System
import VisibleText

/// Why a command ends without a result: one line for a person, one number for a script.
package struct CommandFailure: Error, Sendable {
  package let status: ExitStatus
  /// File, place, reason and what to do, without line breaks.
  package let line: String

  /// - Parameters:
  ///   - file: as the user wrote it.
  ///   - reason: a sentence fragment.
  ///   - advice: what to do about it.
  init(_ status: ExitStatus, _ file: String, _ reason: String, advice: String? = nil) {
    self.status = status
    let text = advice.map { "\(file): \(reason); \($0)" } ?? "\(file): \(reason)"
    line = text.visible
  }

  /// A failure that no file is the reason of.
  init(_ status: ExitStatus, _ reason: String, advice: String) {
    self.status = status
    line = "\(reason); \(advice)".visible
  }

  /// An output that cannot be created or written.
  init(_ error: OutputError) {
    let status: ExitStatus =
      switch error.kind {
      case .cannotCreate: .cannotCreate
      case .cannotWrite: .outputError
      }
    self.init(status, error.path, error.reason, advice: error.advice)
  }

  /// The failure that an error means, if it is an error of an input or an output.
  init?(known error: any Error) {
    switch error {
    case let failure as CommandFailure: self = failure
    case let error as OutputError: self.init(error)
    default: return nil
    }
  }

  /// A command that could not be run.
  init(_ error: ChildProcess.Failure, _ command: [String]) {
    switch error {
    case .start(let reason):
      self.init(.noInput, command[0], "cannot be started: \(reason.reason)")
    case .wait(let reason): self.init(.software, command[0], reason.reason)
    }
  }
}
