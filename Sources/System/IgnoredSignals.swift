/// Signals that would end the program where a failing call reports the same.
package enum IgnoredSignals {
  /// Not set at the start of the program: commands that it runs would inherit it.
  package static func writing() {
    // The only error is a number that is not a signal's.
    _ = signal(SIGPIPE, SIG_IGN)
    _ = signal(SIGXFSZ, SIG_IGN)
  }
}
