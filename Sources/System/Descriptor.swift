/// An open file, pipe, folder or terminal. It is closed once, by its owner.
package struct Descriptor: Sendable {
  /// The number that the system knows it by.
  package let number: Int32

  package init(_ number: Int32) {
    self.number = number
  }

  package static let standardInput = Descriptor(STDIN_FILENO)
  package static let standardOutput = Descriptor(STDOUT_FILENO)
  package static let standardError = Descriptor(STDERR_FILENO)

  /// Opens what is at a path; programs that this one starts do not inherit it.
  ///
  /// - Parameters:
  ///   - flags: as in `open(2)`: `O_RDONLY | O_NOFOLLOW`.
  ///   - permissions: of the file, if it is made.
  package static func open(
    _ path: String, _ flags: Int32, permissions: mode_t = 0
  ) throws(SystemError) -> Descriptor {
    let number = openedFile(path, flags | O_CLOEXEC, permissions)
    guard number >= 0 else { throw .last }
    return Descriptor(number)
  }

  /// A second number for the same thing, which is closed by itself.
  package func duplicate() throws(SystemError) -> Descriptor {
    let copy = fcntl(number, F_DUPFD_CLOEXEC, 0)
    guard copy >= 0 else { throw .last }
    return Descriptor(copy)
  }

  /// Closes a descriptor that was written to.
  ///
  /// - Throws: some file systems report only now that there was no room.
  package func close() throws(SystemError) {
    guard closedFile(number) == 0 else { throw .last }
  }

  /// Closes a descriptor that was only read or is given up: an error would change nothing.
  package func discard() { _ = closedFile(number) }

  /// The status of the open file.
  package func status() throws(SystemError) -> FileStatus {
    var status = stat()
    guard fstat(number, &status) == 0 else { throw .last }
    return FileStatus(status)
  }

  /// Reads what there is, up to the size of `buffer`; goes on after a signal.
  ///
  /// - Returns: the number of bytes; 0 at the end.
  package func read(into buffer: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int {
    while true {
      let count = readBytes(number, buffer)
      if count >= 0 { return count }
      if errno != EINTR { throw .last }
    }
  }

  /// Reads at a place of a file without moving on: all that fits, or up to the end.
  package func read(_ count: Int, at offset: Int) throws(SystemError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var done = 0
    while done < count {
      let received = bytes.withUnsafeMutableBytes {
        pread(number, $0.baseAddress.map { $0 + done }, count - done, off_t(offset + done))
      }
      if received == 0 { break }
      if received > 0 {
        done += received
      } else if errno != EINTR {
        throw .last
      }
    }
    return Array(bytes.prefix(done))
  }

  /// Writes all bytes: goes on after a part was taken, after a signal, and when a descriptor that does
  /// not block has no room yet.
  package func write(_ bytes: [UInt8]) throws(SystemError) {
    var offset = 0
    while offset < bytes.count {
      let written = bytes.withUnsafeBytes {
        writtenBytes(number, UnsafeRawBufferPointer(rebasing: $0[offset...]))
      }
      if written >= 0 {
        offset += written
      } else if errno == EAGAIN {
        var request = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
        guard poll(&request, 1, -1) >= 0 || errno == EINTR else { throw .last }
      } else if errno != EINTR {
        throw .last
      }
    }
  }

  /// Locks the file for this process if nobody else has locked it; the lock ends with the descriptor.
  ///
  /// - Throws: `EWOULDBLOCK` when somebody has, others where the file system knows no locks.
  package func lock() throws(SystemError) {
    guard flock(number, LOCK_EX | LOCK_NB) == 0 else { throw .last }
  }
}

// Calls that share their names with methods: outside of the type, these mean the C library's.

private func openedFile(_ path: String, _ flags: Int32, _ permissions: mode_t) -> Int32 {
  path.withBytes { open($0, flags, permissions) }
}

private func closedFile(_ number: Int32) -> Int32 { close(number) }

private func readBytes(_ number: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
  read(number, buffer.baseAddress, buffer.count)
}

private func writtenBytes(_ number: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(number, bytes.baseAddress, bytes.count)
}
