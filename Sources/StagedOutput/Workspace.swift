import System

/// A folder beside a destination, on the same file system, in which something grows until it is
/// complete and takes the destination's place.
///
/// A locked file in it tells other runs that this one is alive: they leave it alone. The next run
/// in the same place removes what a killed run has left, see ``StaleWorkspaces``.
struct Workspace: Sendable {
  static let prefix = ".heaphtml.partial-"
  static let lockName = "lock"
  /// What grows in it.
  static let contentName = "new"
  /// Where the old content is for a moment, on file systems that cannot exchange two paths.
  static let asideName = "old"
  /// Where a page that goes beside a folder waits for its turn.
  static let pageName = "page"

  let path: String
  private let lock: Descriptor

  /// Makes an empty one.
  ///
  /// - Parameter destination: the workspace is made beside it.
  static func make(beside destination: String) throws(SystemError) -> Workspace {
    let parent = parent(of: destination)
    // Until the folder is locked, another run that tidies up may take it for a leftover.
    for _ in 0..<100 {
      let path = try FileSystem.makeUniqueFolder(parent + prefix)
      do {
        if let lock = try makeLock("\(path)/\(lockName)") {
          return Workspace(path: path, lock: lock)
        }
      } catch {
        FileSystem.removeEmptyFolder(path)
        throw error
      }
    }
    throw SystemError(number: EAGAIN)
  }

  /// Checks whether one can be made.
  static func check(beside destination: String) throws(SystemError) {
    try make(beside: destination).close()
    let parent = parent(of: destination)
    if FileSystem.freeBytes(parent.isEmpty ? "." : parent) == 0 {
      throw SystemError(number: ENOSPC)
    }
  }

  /// What grows: a file or a folder.
  var content: String { "\(path)/\(Self.contentName)" }

  /// Leaves a note that from now on the content may be what was at the destination before.
  ///
  /// - Parameter name: the destination's name in its folder.
  func noteExchange(with name: String) throws(SystemError) {
    try lock.write(name.systemBytes)
  }

  /// Removes it with everything in it.
  func discard() {
    FileSystem.removeFile("\(path)/\(Self.pageName)")
    FileTree.remove(content)
    close()
  }

  /// Removes it unless something is in it that is not ours to remove.
  func close() {
    Self.removeEmpty(path)
    lock.discard()
  }

  /// Removes the folder and its lock, if there is nothing else in it.
  static func removeEmpty(_ path: String) {
    let others = (try? FileTree.names(in: path))?.filter { $0 != lockName }
    guard others?.isEmpty == true else { return }
    FileSystem.removeFile("\(path)/\(lockName)")
    FileSystem.removeEmptyFolder(path)
  }

  /// The path of the folder that something is in, with a `/` at its end; empty for the current one.
  static func parent(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }

  /// - Returns: nil when another run was faster.
  private static func makeLock(_ path: String) throws(SystemError) -> Descriptor? {
    let lock: Descriptor
    do {
      lock = try Descriptor.open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, permissions: 0o600)
    } catch {
      if error.number == ENOENT { return nil }
      throw error
    }
    guard isLocked(lock), let status = try? lock.status(), status.nameCount > 0 else {
      lock.discard()
      return nil
    }
    return lock
  }

  /// Where a file system has no locks, no other run can lock it either in order to remove it.
  private static func isLocked(_ descriptor: Descriptor) -> Bool {
    do {
      try descriptor.lock()
      return true
    } catch {
      return error.number != EWOULDBLOCK
    }
  }
}
