import System

/// Keeps two runs from replacing one destination at the same moment.
///
/// The lock is on the folder itself and ends with the process; it leaves nothing behind.
struct FolderLock {
  /// Nil for a folder that could not be opened; no other run can open it either.
  private let descriptor: Descriptor?

  /// Hundredths of a second that a run waits for another one to put its folder in place.
  private static let patience = 1_000

  /// Locks a folder that no other run knows yet.
  static func onNew(_ folder: String) -> FolderLock {
    let descriptor = try? open(folder)
    try? descriptor?.lock()  // refused where the file system has no locks: then no run waits
    return FolderLock(descriptor: descriptor)
  }

  /// Locks the folder at a destination, once other runs have released it.
  ///
  /// - Returns: nil when there is none.
  /// - Throws: an ``OutputError``, or ``Interruption`` when a signal has come.
  static func waitingFor(_ folder: String, shown: String) throws -> FolderLock? {
    for _ in 0..<patience {
      let descriptor: Descriptor
      do {
        descriptor = try open(folder)
      } catch {
        if error.number == ENOENT { return nil }
        throw OutputError(.cannotCreate, shown, error)
      }
      if isTaken(descriptor) {
        _ = usleep(10_000)  // a signal may end the pause early
      } else if isStillAt(folder, descriptor) {
        // During the wait, another folder may have taken its place.
        return FolderLock(descriptor: descriptor)
      }
      descriptor.discard()
      try Interruption.check()
    }
    throw OutputError(
      .cannotCreate, shown, "is locked by another program", advice: "try again when it has ended")
  }

  func release() { descriptor?.discard() }

  private static func open(_ folder: String) throws(SystemError) -> Descriptor {
    try Descriptor.open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
  }

  /// Locks it, or reports that another process has locked it.
  private static func isTaken(_ descriptor: Descriptor) -> Bool {
    do {
      try descriptor.lock()
      return false
    } catch {
      return error.number == EWOULDBLOCK
    }
  }

  private static func isStillAt(_ folder: String, _ descriptor: Descriptor) -> Bool {
    guard let open = try? descriptor.status(), let there = try? FileStatus.of(folder) else {
      return false
    }
    return open.isSame(as: there)
  }
}
