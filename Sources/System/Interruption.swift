import CSystem

/// A signal that asked the program to end while there was something to tidy up.
package struct Interruption: Error {
  /// From now on signals wait for ``check()``, except for the second of a kind.
  ///
  /// From now on a file that grows too large is an ordinary error, not the end of the program.
  package static func begin() {
    _ = heap_catch_signals()  // without it a signal leaves what the next run removes
    IgnoredSignals.writing()
  }

  /// From now on signals end the program at once.
  package static func end() { heap_restore_signals() }

  /// - Throws: when a signal has come; the caller that catches it tidies up.
  package static func check() throws(Interruption) {
    if heap_caught_signal() != 0 { throw Interruption() }
  }

  /// Ends the program as the signal would have, if one has come.
  package static func endProgramIfAny() {
    let signal = heap_caught_signal()
    if signal != 0 { heap_end_by_signal(signal) }
  }
}
