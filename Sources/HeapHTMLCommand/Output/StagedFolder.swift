#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A folder that grows beside its destination, so that the old one stays until the new is whole.
struct StagedFolder: Sendable {
  /// Where the files are written until then.
  let path: String

  /// Makes an empty folder beside `destination`, on the same file system.
  init(beside destination: String) throws(CommandFailure) {
    try Self.makeParents(of: destination)
    var template = Array("\(destination).partial-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw CommandFailure(.cannotCreate, destination, SystemError.last.reason)
    }
    path = template.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { String(cString: $0) } ?? ""
    }
    // mkdtemp gives a folder for the user alone; a report is for whoever the umask lets in.
    let mask = umask(0)
    umask(mask)
    guard chmod(path, 0o777 & ~mask) == 0 else {
      throw CommandFailure(.cannotCreate, destination, SystemError.last.reason)
    }
  }

  /// Makes the folders above a path that are not there yet.
  private static func makeParents(of path: String) throws(CommandFailure) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    var whole = ""
    for (place, part) in parts.enumerated() {
      whole += place == 0 ? String(part) : "/\(part)"
      if whole.isEmpty || FileTree.kind(whole) != .nothing { continue }
      guard mkdir(whole, 0o777) == 0 || errno == EEXIST else {
        throw CommandFailure(.cannotCreate, whole, SystemError.last.reason)
      }
    }
  }

  /// Makes a folder in it, with those above.
  func makeFolder(_ name: String) throws(CommandFailure) {
    var whole = path
    for part in name.split(separator: "/") {
      whole += "/\(part)"
      guard mkdir(whole, 0o777) == 0 || errno == EEXIST else {
        throw CommandFailure(.cannotCreate, whole, SystemError.last.reason)
      }
    }
  }

  /// Writes a file in it; no other thread writes the same one.
  func write(_ name: String, _ bytes: [UInt8]) throws(CommandFailure) {
    let whole = "\(path)/\(name)"
    let descriptor = open(whole, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      throw CommandFailure(.cannotCreate, whole, SystemError.last.reason)
    }
    var failure: SystemError?
    do {
      try Descriptor.write(bytes, to: descriptor)
    } catch {
      failure = error
    }
    if close(descriptor) != 0, failure == nil { failure = .last }
    if let failure { throw CommandFailure(.outputError, whole, failure.reason) }
  }

  /// Removes it with everything in it.
  func discard() {
    FileTree.remove(path)
  }
}
