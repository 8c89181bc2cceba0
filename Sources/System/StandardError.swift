import CSystem

/// Where everything that is not a result goes.
package enum StandardError {
  package static func write(_ text: String) {
    IgnoredSignals.writing()  // the reader of a pipe does not decide how the program ends
    // If even this fails there is nobody left to tell.
    try? Descriptor.standardError.write(Array(text.utf8))
  }

  package static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// The width of the terminal, or 0 where it is not known.
  package static var columns: Int { Int(heap_terminal_width(STDERR_FILENO)) }
}
