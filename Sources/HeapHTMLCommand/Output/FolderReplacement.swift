#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif
import CSystem

/// Puts a finished folder in the place of an old one in one step.
///
/// The files of other people in the old folder are kept: they are linked into the new one before,
/// so that no moment passes in which they are gone. Which files are ours, ``OwnFiles`` knows.
enum FolderReplacement {
  /// The folder that stands or is to stand at a destination: what a symbolic link leads to, in place
  /// of the link.
  ///
  /// - Throws: when it cannot be replaced; asked before any work is done.
  static func target(of folder: String, followsLink: Bool) throws(CommandFailure) -> String {
    var target = folder
    if FileTree.kind(folder) == .link {
      guard followsLink else {
        throw CommandFailure(
          .cannotCreate, folder, "is a symbolic link", advice: "remove it or name another page")
      }
      guard let real = FileTree.realPath(folder) else {
        throw CommandFailure(
          .cannotCreate, folder, "is a symbolic link that leads nowhere",
          advice: "remove it or make the folder that it leads to")
      }
      target = real
    }
    if FileTree.kind(target) == .file {
      throw CommandFailure(
        .cannotCreate, folder, "is a file", advice: "name a folder, or a file ending in .html")
    }
    // What replaces it grows beside it, and so it needs a name, and nobody who stands in it.
    let name = target.split(separator: "/").last
    guard let name, name != ".", name != ".." else {
      throw CommandFailure(
        .cannotCreate, folder, "is not the name of a folder", advice: "name one to be made")
    }
    if let here = FileTree.realPath("."), let there = FileTree.realPath(target),
      here == there || here.hasPrefix(there + "/")
    {
      throw CommandFailure(
        .cannotCreate, folder, "the current folder is in it, so that it cannot be replaced",
        advice: "name a folder in it")
    }
    return target
  }

  /// - Parameters:
  ///   - folder: the destination, which ``target(of:followsLink:)`` has checked.
  ///   - shown: the destination as the user named it.
  ///   - finish: done when the new folder is in place and before another run can take it; when it
  ///     fails, the old one comes back.
  static func replace(
    _ folder: String, shown: String, with staged: StagedFolder,
    finish: () throws(CommandFailure) -> Void
  ) throws(CommandFailure) {
    try writeList(to: staged)
    let newLock = FolderLock(new: staged.path)
    defer { newLock.release() }
    // Another run may put the first report there, or somebody take it away, while this one waits.
    for _ in 0..<100 {
      if let oldLock = try FolderLock(folder, shown: shown) {
        defer { oldLock.release() }
        return try exchange(folder, shown, with: staged, finish)
      }
      if try staged.move(to: folder) {
        do { return try finish() } catch {
          rename(folder, staged.path)
          throw error
        }
      }
    }
    throw CommandFailure(.cannotCreate, shown, "comes and goes", advice: "try again")
  }

  private static func writeList(to staged: StagedFolder) throws(CommandFailure) {
    let files: [String]
    do {
      files = try FileTree.contents(of: staged.path).filter { $0.kind == .file }.map(\.path)
    } catch {
      throw CommandFailure(.cannotCreate, OwnFiles.listName, error)
    }
    try staged.write(OwnFiles.listName, OwnFiles.listContents(files))
  }

  /// At every moment one of the two reports is in place; then what was there goes.
  private static func exchange(
    _ folder: String, _ shown: String, with staged: StagedFolder,
    _ finish: () throws(CommandFailure) -> Void
  ) throws(CommandFailure) {
    try OtherFiles(in: folder).link(into: staged, shown: shown)
    do {
      try staged.staging.noteExchange(with: String(folder.split(separator: "/").last ?? ""))
    } catch {
      throw CommandFailure(.outputError, shown, error)
    }
    try exchange(staged.path, folder, staged.staging, shown)
    do {
      try finish()
    } catch {
      do { try exchange(staged.path, folder, staged.staging, shown) } catch {
        OtherFiles(in: staged.path).removeOwn(rescuingTo: folder)
      }
      throw error
    }
    OtherFiles(in: staged.path).removeOwn(rescuingTo: folder)
  }

  private static func exchange(
    _ new: String, _ old: String, _ staging: StagingFolder, _ shown: String
  ) throws(CommandFailure) {
    if heap_exchange(new, old) == 0 { return }
    guard errno == EINVAL || errno == ENOSYS else {
      throw CommandFailure(.cannotCreate, shown, .last)
    }
    // The file system knows no exchange: the old report is away for the moment between two calls.
    let aside = "\(staging.path)/\(StagingFolder.asideName)"
    guard rename(old, aside) == 0 else { throw CommandFailure(.cannotCreate, shown, .last) }
    guard rename(new, old) == 0 else {
      let error = SystemError.last
      rename(aside, old)
      throw CommandFailure(.cannotCreate, shown, error)
    }
    rename(aside, new)
  }
}
