#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif
import CSystem

/// Keeps runs that write to one destination from taking its place at the same moment.
///
/// The lock is on the folder itself and ends with the process; it leaves nothing behind.
struct FolderLock {
  private let descriptor: Int32

  /// Hundredths of a second that a run waits for another one to put its report in place.
  private static let patience = 1_000

  /// Locks a folder that nobody else knows of yet.
  init(new folder: String) {
    descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    if descriptor >= 0 { flock(descriptor, LOCK_EX | LOCK_NB) }
  }

  /// Locks the folder that stands at a destination.
  ///
  /// - Returns: nil when none does.
  init?(_ folder: String, shown: String) throws(CommandFailure) {
    for _ in 0..<Self.patience {
      let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      guard descriptor >= 0 else {
        if errno == ENOENT { return nil }
        throw CommandFailure(.cannotCreate, shown, .last)
      }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK {
        // While it was waited for another folder may have taken its place.
        if FileTree.isSame(descriptor, folder) {
          self.descriptor = descriptor
          return
        }
      } else {
        usleep(10_000)
      }
      close(descriptor)
      if heap_caught_signal() != 0 { break }
    }
    throw CommandFailure(
      .cannotCreate, shown, "another program keeps it locked", advice: "try again when it is done")
  }

  func release() {
    if descriptor >= 0 { close(descriptor) }
  }
}
