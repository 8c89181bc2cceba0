#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Signals that would end the program where a call that fails says the same.
enum IgnoredSignals {
  /// Not set at the start of the program: commands that it runs would inherit it.
  static func writing() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
  }
}
