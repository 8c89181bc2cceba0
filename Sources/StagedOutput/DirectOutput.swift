import System

/// What is written to and never replaced: a pipe, a device, or what a process has open.
struct DirectOutput {
  /// As the user named it, for messages.
  let shown: String
  let folder: Folder
  let name: String
  /// Whether a process has it open; then the folder is one in /proc.
  let isOpen: Bool

  /// Checks before long work whether it could be written to at its end. A pipe is not opened: its reader
  /// would see its end.
  func check() throws(OutputError) {
    do throws(SystemError) {
      if isOpen {
        try opened().discard()
      } else if !folder.isWritable(name) {
        throw SystemError(number: EACCES)
      }
    } catch {
      throw OutputError(.cannotCreate, shown, error)
    }
  }

  /// Writes what `body` writes.
  ///
  /// - Throws: an ``OutputError``, ``ClosedPipe``, or what `body` throws.
  func write(_ body: (_ write: @escaping ([UInt8]) throws -> Void) throws -> Void) throws {
    IgnoredSignals.writing()
    let descriptor: Descriptor
    do { descriptor = try opened() } catch { throw OutputError(.cannotCreate, shown, error) }
    do {
      try body { bytes in
        do throws(SystemError) {
          try descriptor.write(bytes)
        } catch {
          if error.number == EPIPE { throw ClosedPipe() }
          throw OutputError(.cannotWrite, shown, error)
        }
      }
    } catch {
      descriptor.discard()
      throw error
    }
    do { try descriptor.close() } catch { throw OutputError(.cannotWrite, shown, error) }
  }

  func discard() { folder.discard() }

  private func opened() throws(SystemError) -> Descriptor {
    guard isOpen else { return try openedSpecial() }
    // What this process has open is used as it is, so that lines come in their order; what another one
    // has, at its end.
    if let number = Int32(name), try isOfThisProcess() { return try Descriptor(number).duplicate() }
    return try folder.openedByProcess(name, O_WRONLY | O_APPEND)
  }

  private func openedSpecial() throws(SystemError) -> Descriptor {
    let descriptor = try folder.file(name, O_WRONLY)
    do throws(SystemError) {
      // Something else may have its name by now.
      guard try !descriptor.status().isRegular else { throw SystemError(number: EEXIST) }
    } catch {
      descriptor.discard()
      throw error
    }
    return descriptor
  }

  private func isOfThisProcess() throws(SystemError) -> Bool {
    let own = try Folder.at("/proc/self/fd")
    defer { own.discard() }
    return try own.status().isSame(as: folder.status())
  }
}
