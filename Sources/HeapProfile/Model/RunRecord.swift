/// What the recorder said about the run as a whole. Everything in it may be missing.
///
/// Texts are those of the input: any text. Numbers are finite and not negative.
package struct RunRecord: Sendable, Equatable {
  /// Version of the recorder.
  package var recorder: String?
  /// Version of Python.
  package var python: String?
  /// The Python that it was, as it calls itself: `CPython`.
  package var implementation: String?
  /// Operating system and processor.
  package var platform: String?
  /// The program and its arguments; empty when unknown.
  package var command: [String] = []
  /// Number of the process.
  package var processID: Int64?
  /// Seconds since the beginning of 1970, UTC.
  package var started: Double?
  /// Seconds from the start to the writing of the dump.
  package var duration: Double?
  /// Seconds between snapshots that were taken regularly; nil when none were.
  package var interval: Double?
  package var ending: Ending?
  /// Classes that were found, but whose instances the recorder could not see.
  package var unseen: [UnseenClass] = []
  /// What was not recorded, a sentence each.
  package var notes: [String] = []

  package init() {}

  /// How the recording came to its end.
  package enum Ending: Sendable, Equatable {
    /// The program ended by itself, with whatever status.
    case exit
    /// The process became another program.
    case exec
    /// The process was killed; what it had written until then is there.
    case killed
    /// The program went on when the dump was written.
    case running
    /// Anything else as it was recorded: as a rule the name of a signal.
    case other(String)
  }

  /// A class without instances that could be seen, and why.
  package struct UnseenClass: Sendable, Equatable {
    package var name: String
    package var reason: String

    package init(name: String, reason: String) {
      self.name = name
      self.reason = reason
    }
  }
}
