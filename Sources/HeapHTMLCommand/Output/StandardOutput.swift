#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Where results go that no file was named for.
struct StandardOutput {
  /// Without this the program would be ended by a signal when the reader of a pipe leaves.
  init() {
    IgnoredSignals.writing()
  }

  /// Writes a chunk of a result.
  ///
  /// - Throws: ``ClosedPipe`` when nobody reads any more, a ``CommandFailure`` when the bytes cannot
  ///   be written.
  func write(_ bytes: [UInt8]) throws {
    do {
      try Descriptor.write(bytes, to: STDOUT_FILENO)
    } catch {
      if error.number == EPIPE { throw ClosedPipe() }
      throw CommandFailure(.outputError, "standard output", error)
    }
  }
}

/// The reader of the standard output has seen enough, as `head` does: no failure.
struct ClosedPipe: Error {}
