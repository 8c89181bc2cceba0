import System

/// A folder beside a destination, on the same file system, in which something grows until it is
/// complete and takes the destination's place.
///
/// A locked file in it tells other runs that this one is alive: they leave it alone. The next run in the
/// same place removes what a killed run has left, see ``StaleWorkspaces``. The file's name repeats the
/// folder's, so that no other folder can be taken for one, whatever it is called.
struct Workspace: Sendable {
  static let prefix = ".heaphtml.partial-"
  /// What grows in it.
  static let contentName = "new"
  /// Where the old content is for a moment, on file systems that cannot exchange two names.
  static let asideName = "old"
  /// Where a page that goes beside a folder waits for its turn.
  static let pageName = "page"

  /// The folder itself.
  let folder: Folder
  private let parent: Folder
  private let name: String
  private let lock: Descriptor

  init(folder: Folder, parent: Folder, name: String, lock: Descriptor) {
    self.folder = folder
    self.parent = parent
    self.name = name
    self.lock = lock
  }

  /// Makes an empty one.
  static func make(in parent: Folder) throws(SystemError) -> Workspace {
    // Until it is locked, another run that tidies up may take it for a leftover.
    for _ in 0..<100 {
      let name = prefix + token()
      do {
        try parent.makeFolder(name, permissions: 0o700)
      } catch {
        if error.number == EEXIST { continue }
        throw error
      }
      do throws(SystemError) {
        if let workspace = try lockNew(name, in: parent) { return workspace }
      } catch {
        parent.removeEmptyFolder(name)
        throw error
      }
    }
    throw SystemError(number: EAGAIN)
  }

  /// - Returns: nil when another run was faster.
  private static func lockNew(_ name: String, in parent: Folder) throws(SystemError) -> Workspace? {
    let folder: Folder
    do {
      folder = try parent.ownFolder(name)
    } catch {
      if error.number == ENOENT { return nil }
      throw error
    }
    do throws(SystemError) {
      if let lock = try makeLock(lockName(of: name), in: folder) {
        MemoryShortage.guards(
          folder, name, in: parent, content: contentName, lock: lockName(of: name))
        return Workspace(folder: folder, parent: parent, name: name, lock: lock)
      }
    } catch {
      folder.discard()
      throw error
    }
    folder.discard()
    return nil
  }

  /// What the file is called by which one is known.
  static func lockName(of name: String) -> String { "lock-\(name.dropFirst(prefix.count))" }

  private static func token() -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyz0123456789")
    return String((0..<12).map { _ in letters[Int.random(in: letters.indices)] })
  }

  /// Checks whether one can be made, with something in it.
  static func check(in parent: Folder) throws(SystemError) {
    try make(in: parent).close()
    if parent.freeBytes == 0 { throw SystemError(number: ENOSPC) }
  }

  /// Leaves a note that from now on the content may be what was at the destination before.
  ///
  /// - Parameter name: the destination's name in its folder.
  func noteExchange(with name: String) throws(SystemError) {
    MemoryShortage.guardsNothing()
    try lock.write(name.systemBytes)
  }

  /// Removes it with everything in it, but nothing that may have been at the destination.
  func discard() {
    folder.removeFile(Self.pageName)
    if (try? lock.status())?.size == 0 {
      folder.removeTree(Self.contentName)
    } else {
      folder.removeEmptyFolder(Self.contentName)
    }
    close()
  }

  /// Removes it unless something is in it that is not ours to remove.
  func close() {
    MemoryShortage.guardsNothing()
    let lockName = Self.lockName(of: name)
    if (try? folder.names())?.allSatisfy({ $0 == lockName }) == true {
      folder.removeFile(lockName)
      parent.removeEmptyFolder(name)
    }
    folder.discard()
    lock.discard()
  }

  /// - Returns: nil when another run was faster.
  private static func makeLock(_ name: String, in folder: Folder) throws(SystemError)
    -> Descriptor?
  {
    let lock: Descriptor
    do {
      lock = try folder.file(name, O_RDWR | O_CREAT | O_EXCL, permissions: 0o600)
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
