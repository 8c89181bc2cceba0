import System

/// Keeps two runs of one user from replacing one destination at the same moment.
///
/// The lock is on a file beside the destination that nobody else can open, and so nobody else can lock.
struct DestinationLock {
  private static let prefix = "\(Workspace.prefix)lock-"
  /// Hundredths of a second that a run waits for another one to put its output in place.
  private static let patience = 1_000

  private let folder: Folder
  private let name: String
  /// Nil where another user keeps the lock from being made: then no run waits.
  private let file: Descriptor?

  /// Locks a destination, once other runs have released it.
  ///
  /// - Throws: an ``OutputError``, or ``Interruption`` when a signal has come.
  static func waiting(for place: Place) throws -> DestinationLock {
    let name = name(for: place.name)
    for _ in 0..<patience {
      let file: Descriptor
      do {
        file = try place.folder.file(
          name, O_RDWR | O_CREAT | O_NONBLOCK, permissions: 0o600)
      } catch {
        if isInTheWay(error) { return DestinationLock(folder: place.folder, name: name, file: nil) }
        throw OutputError(.cannotCreate, place.shown, error)
      }
      guard let status = try? file.status(), status.isRegular, status.isOurs else {
        file.discard()
        return DestinationLock(folder: place.folder, name: name, file: nil)
      }
      // During the wait, the run before has removed it, and another may have taken its place.
      if isTaken(file) {
        Clock.wait(milliseconds: 10)  // a signal may end the pause early
      } else if (try? place.folder.status(name))?.isSame(as: status) == true {
        return DestinationLock(folder: place.folder, name: name, file: file)
      }
      file.discard()
      try Interruption.check()
    }
    throw OutputError(
      .cannotCreate, place.shown, "is locked by another program",
      advice: "try again when it has ended")
  }

  func release() {
    guard let file else { return }
    folder.removeFile(name)
    file.discard()
  }

  /// Whether a name is that of such a lock.
  static func isName(_ name: String) -> Bool { name.hasPrefix(prefix) }

  /// Removes one that a killed run has left.
  static func removeIfDead(_ name: String, in folder: Folder) {
    guard let file = try? folder.file(name, O_RDWR | O_NONBLOCK) else { return }
    defer { file.discard() }
    guard let status = try? file.status(), status.isRegular, status.isOurs,
      status.nameCount == 1, status.size == 0, (try? file.lock()) != nil,
      (try? folder.status(name))?.isSame(as: status) == true
    else { return }
    folder.removeFile(name)
  }

  /// The same for the same destination; FNV-1a, 64 bits.
  private static func name(for destination: String) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in destination.systemBytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let digits = String(hash, radix: 16)
    return prefix + String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// Whether something of another user's has the lock's name.
  private static func isInTheWay(_ error: SystemError) -> Bool {
    [EACCES, EPERM, ELOOP, EISDIR, ENXIO].contains(error.number)
  }

  /// Locks it, or reports that another process has locked it.
  private static func isTaken(_ file: Descriptor) -> Bool {
    do {
      try file.lock()
      return false
    } catch {
      return error.number == EWOULDBLOCK
    }
  }
}
