#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A file that grows beside its destination and takes its place when it is whole.
///
/// A symbolic link stays and the file that it leads to is replaced; other names of that file (hard
/// links) keep what was in it. What is no file (a pipe, a device) is written to as it is.
struct StagedFile {
  /// As the user named it, for messages.
  private let name: String
  private let destination: String
  /// Where it grows; nil when the bytes go to the destination itself.
  private let staging: StagingFolder?
  private let descriptor: Int32

  init(_ name: String) throws(CommandFailure) {
    self.name = name
    var status = stat()
    let exists = stat(name, &status) == 0
    if !exists, FileTree.kind(name) == .link {
      throw CommandFailure(
        .cannotCreate, name, "is a symbolic link that leads nowhere",
        advice: "remove it or name another file")
    }
    if exists, status.st_mode & S_IFMT == S_IFDIR {
      throw CommandFailure(.cannotCreate, name, "is a directory", advice: "name a file")
    }
    // A file without a name, as behind /dev/stdout, can only be written to.
    let real = FileTree.kind(name) == .link ? FileTree.realPath(name) : name
    if let real, !exists || status.st_mode & S_IFMT == S_IFREG {
      destination = real
      let staging = try StagingFolder(beside: real, shown: name)
      self.staging = staging
      descriptor = open(staging.content, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    } else {
      destination = name
      staging = nil
      IgnoredSignals.writing()
      descriptor = open(name, O_WRONLY | O_TRUNC | O_CLOEXEC)
    }
    guard descriptor >= 0 else {
      let error = SystemError.last
      staging?.discard()
      throw CommandFailure(.cannotCreate, name, error)
    }
  }

  /// Makes a file of what `body` writes; when it fails, everything stays as it was before.
  static func write(
    _ name: String, _ body: (_ write: @escaping ([UInt8]) throws -> Void) throws -> Void
  )
    throws
  {
    let file = try StagedFile(name)
    do {
      try body { try file.write($0) }
      try file.publish()
    } catch {
      file.staging?.discard()
      throw error
    }
    file.staging?.close()
  }

  /// - Throws: ``Interruption``, ``ClosedPipe`` or a ``CommandFailure``.
  private func write(_ bytes: [UInt8]) throws {
    if staging != nil { try Interruption.check() }
    do {
      try Descriptor.write(bytes, to: descriptor)
    } catch {
      if error.number == EPIPE { throw ClosedPipe() }
      throw CommandFailure(.outputError, name, error)
    }
  }

  private func publish() throws(CommandFailure) {
    // Some file systems only say now that there was no room.
    guard close(descriptor) == 0 else { throw CommandFailure(.outputError, name, .last) }
    guard let staging else { return }
    guard rename(staging.content, destination) == 0 else {
      throw CommandFailure(.cannotCreate, name, .last)
    }
  }
}
