#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A folder beside a destination, on the same file system, in which something grows until it is
/// whole and takes the destination's place.
///
/// A locked file in it tells other runs that this one is alive: they leave it alone. What a run that
/// was killed has left is removed by the next one in the same place, see ``StaleStaging``.
struct StagingFolder: Sendable {
  static let prefix = ".heaphtml.partial-"
  static let lockName = "lock"
  /// What grows in it.
  static let contentName = "new"
  /// Where the old one is for a moment, on file systems that cannot exchange two.
  static let asideName = "old"

  let path: String
  private let lock: Int32

  /// Makes an empty folder beside `destination`.
  ///
  /// - Parameter shown: the destination as the user named it.
  init(beside destination: String, shown: String) throws(CommandFailure) {
    let parent = Self.parent(of: destination)
    StaleStaging.remove(in: parent)
    Interruption.begin()
    do {
      (path, lock) = try Self.make(in: parent)
    } catch {
      Interruption.end()
      throw CommandFailure(.cannotCreate, shown, error)
    }
  }

  /// What grows: a file or a folder.
  var content: String { "\(path)/\(Self.contentName)" }

  /// Leaves a note that from now on the content may be what stood at the destination before.
  ///
  /// - Parameter name: the destination's name in its folder.
  func noteExchange(with name: String) throws(SystemError) {
    try Descriptor.write(Array(name.utf8), to: lock)
  }

  /// Removes it with everything in it.
  func discard() {
    FileTree.remove(content)
    close()
  }

  /// Removes it unless something is in it that is nobody's to remove; signals end the program again.
  func close() {
    StaleStaging.removeEmpty(path)
    Glibc.close(lock)
    Interruption.end()
  }

  /// The way to the folder that something is in, with a `/` behind it; nothing for the current one.
  static func parent(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }

  private static func make(in parent: String) throws(SystemError) -> (String, Int32) {
    // Another run that tidies up may take a folder for left over until it is locked.
    for _ in 0..<100 {
      var template = Array("\(parent)\(prefix)XXXXXX".utf8CString)
      guard mkdtemp(&template) != nil else { throw .last }
      let path = template.withUnsafeBufferPointer { buffer in
        buffer.baseAddress.map { String(cString: $0) } ?? ""
      }
      do {
        if let lock = try makeLock("\(path)/\(lockName)") { return (path, lock) }
      } catch {
        rmdir(path)
        throw error
      }
    }
    throw SystemError(number: EAGAIN)
  }

  /// - Returns: nil when another run was faster.
  private static func makeLock(_ path: String) throws(SystemError) -> Int32? {
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw .last
    }
    var status = stat()
    // Where a file system knows no locks nobody can lock it to remove it either.
    let isTaken = flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK
    if isTaken || fstat(descriptor, &status) != 0 || status.st_nlink == 0 {
      Glibc.close(descriptor)
      return nil
    }
    return descriptor
  }
}
