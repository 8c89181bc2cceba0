#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A file that grows beside its destination and takes its place when it is whole.
///
/// A symbolic link stays and the file that it leads to is replaced; what is no file (a pipe, a
/// device) is written to as it is.
struct StagedFile {
  /// As the user named it, for messages.
  private let name: String
  private let destination: String
  /// Where the bytes go until then; nil when they go to the destination itself.
  private let staged: String?
  private let descriptor: Int32

  init(_ name: String) throws(CommandFailure) {
    self.name = name
    destination = Self.resolved(name)
    var status = stat()
    let exists = stat(destination, &status) == 0
    if exists, status.st_mode & S_IFMT == S_IFDIR {
      throw CommandFailure(.cannotCreate, name, "is a directory", advice: "name a file")
    }
    if exists, status.st_mode & S_IFMT != S_IFREG {
      staged = nil
      descriptor = open(destination, O_WRONLY | O_CLOEXEC)
    } else {
      var template = Array("\(destination).partial-XXXXXX".utf8CString)
      descriptor = mkstemp(&template)
      staged = template.withUnsafeBufferPointer { buffer in
        buffer.baseAddress.map { String(cString: $0) } ?? ""
      }
      // mkstemp makes a file for the user alone; a result is for whoever the umask lets in.
      let mask = umask(0)
      umask(mask)
      if descriptor >= 0 { fchmod(descriptor, 0o666 & ~mask) }
    }
    guard descriptor >= 0 else {
      throw CommandFailure(.cannotCreate, name, SystemError.last.reason)
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
    } catch {
      close(file.descriptor)
      file.discard()
      throw error
    }
    try file.publish()
  }

  private func write(_ bytes: [UInt8]) throws(CommandFailure) {
    do {
      try Descriptor.write(bytes, to: descriptor)
    } catch {
      throw CommandFailure(.outputError, name, error.reason)
    }
  }

  private func publish() throws(CommandFailure) {
    // Some file systems only say now that there was no room.
    guard close(descriptor) == 0 else {
      let error = SystemError.last
      discard()
      throw CommandFailure(.outputError, name, error.reason)
    }
    guard let staged, rename(staged, destination) != 0 else { return }
    let error = SystemError.last
    discard()
    throw CommandFailure(.cannotCreate, name, error.reason)
  }

  private func discard() {
    if let staged { unlink(staged) }
  }

  /// The file behind a symbolic link; the path itself if it is none or leads nowhere.
  private static func resolved(_ path: String) -> String {
    guard FileTree.kind(path) == .link, let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}
