#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif
import Bytes

/// What runs have left behind that were killed.
enum StaleStaging {
  /// Removes the staging folders in `parent` that are ours and whose run is not alive.
  ///
  /// - Parameter parent: with a `/` behind it; nothing is the current folder.
  static func remove(in parent: String) {
    // What cannot be tidied up here is no reason to fail: it is the business of another run.
    for name in (try? FileTree.names(in: parent.isEmpty ? "." : parent, leavesOutOdd: true)) ?? []
    where name.hasPrefix(StagingFolder.prefix) {
      removeIfDead(parent + name, in: parent)
    }
  }

  /// Removes the folder and its lock, if there is nothing else in it.
  static func removeEmpty(_ path: String) {
    let others = (try? FileTree.names(in: path))?.filter { $0 != StagingFolder.lockName }
    guard others?.isEmpty == true else { return }
    unlink("\(path)/\(StagingFolder.lockName)")
    rmdir(path)
  }

  private static func removeIfDead(_ path: String, in parent: String) {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR,
      status.st_uid == geteuid()
    else { return }
    let lock = open(
      "\(path)/\(StagingFolder.lockName)", O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard lock >= 0 else {
      // Killed before the lock was made: there is nothing in it.
      if errno == ENOENT { rmdir(path) }
      return
    }
    defer { close(lock) }
    guard fstat(lock, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_nlink == 1,
      flock(lock, LOCK_EX | LOCK_NB) == 0
    else { return }
    guard let contents = try? FileContents.read(lock, expecting: 0) else { return }
    let name = String(decoding: contents.array, as: UTF8.self)
    if name.isEmpty {
      for entry in (try? FileTree.names(in: path)) ?? [] where entry != StagingFolder.lockName {
        FileTree.remove("\(path)/\(entry)")
      }
    } else if name != ".", name != "..", !name.contains("/") {
      finish(path, replacing: parent + name)
    }
    removeEmpty(path)
  }

  /// Brings to an end what was begun: one of two reports is in place, the other one goes, and
  /// nothing of anybody else's with it.
  private static func finish(_ path: String, replacing folder: String) {
    let aside = "\(path)/\(StagingFolder.asideName)"
    if FileTree.kind(folder) == .nothing, FileTree.kind(aside) == .folder { rename(aside, folder) }
    for tree in ["\(path)/\(StagingFolder.contentName)", aside]
    where FileTree.kind(tree) == .folder && FileTree.kind(folder) == .folder {
      OtherFiles(in: tree).removeOwn(rescuingTo: folder)
    }
    unlink("\(path)/\(StagedFolder.pageName)")
  }
}
