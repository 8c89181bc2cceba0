#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Where everything goes that is not a result.
enum StandardError {
  static func write(_ text: String) {
    IgnoredSignals.writing()  // how the program ends is not for the reader of a pipe to say
    let bytes = Array(text.utf8)
    // If even this fails there is nobody left to tell.
    _ = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }

  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }
}
