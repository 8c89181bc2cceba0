/// Where results go when no file was named for them.
package enum StandardOutput {
  /// Writes a chunk of a result.
  ///
  /// - Throws: ``ClosedPipe`` when nobody reads any more, an ``OutputError`` when the bytes cannot be
  ///   written.
  package static func write(_ bytes: [UInt8]) throws {
    IgnoredSignals.writing()  // the reader of a pipe that leaves must not end the program
    do {
      try Descriptor.standardOutput.write(bytes)
    } catch {
      if error.number == EPIPE { throw ClosedPipe() }
      throw OutputError(.cannotWrite, "standard output", error)
    }
  }
}
