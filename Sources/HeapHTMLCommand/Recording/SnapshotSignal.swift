import ArgumentParser
import System

/// What `--snapshot-on` takes: a signal that asks for a snapshot.
///
/// Only signals that are passed on to the command, and that nobody sends to end it with Ctrl-C or
/// `kill`.
struct SnapshotSignal: ExpressibleByArgument, Sendable, Equatable {
  /// Without `SIG`, as the recorder has it.
  let name: String
  let number: Int32

  private static let all: [(name: String, number: Int32)] = [
    ("USR1", SIGUSR1), ("USR2", SIGUSR2), ("HUP", SIGHUP), ("QUIT", SIGQUIT), ("ALRM", SIGALRM),
  ]

  static var allValueStrings: [String] { all.map(\.name) }

  /// - Returns: nil for any other signal.
  init?(argument: String) {
    let upper = argument.uppercased()
    let name = upper.hasPrefix("SIG") ? String(upper.dropFirst(3)) : upper
    guard let signal = Self.all.first(where: { $0.name == name }) else { return nil }
    self.name = signal.name
    number = signal.number
  }
}
