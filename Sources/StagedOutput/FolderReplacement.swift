import System

/// Puts a finished folder in the place of an old one in one step.
///
/// The files of other people in the old folder are kept. They are linked into the new one first, so
/// that they are never missing. ``OwnFiles`` knows which files are ours.
enum FolderReplacement {
  /// The folder at a destination, whether it exists or not. For a symbolic link it is the link's
  /// target.
  ///
  /// - Throws: when it cannot be replaced; this is checked before any work is done.
  static func target(of folder: String, followsLink: Bool) throws(OutputError) -> String {
    var target = folder
    if FileSystem.kind(folder) == .link {
      guard followsLink else {
        throw OutputError(
          .cannotCreate, folder, "is a symbolic link", advice: "remove it or name another page")
      }
      guard let real = FileSystem.realPath(folder) else {
        throw OutputError(
          .cannotCreate, folder, "is a broken symbolic link",
          advice: "remove it or create the folder that it points to")
      }
      target = real
    }
    if FileSystem.kind(target) == .file {
      throw OutputError(
        .cannotCreate, folder, "is a file", advice: "name a folder, or a file ending in .html")
    }
    // Its replacement grows beside it, so it needs a name and must not be a current folder.
    let name = target.split(separator: "/").last
    guard let name, name != ".", name != ".." else {
      throw OutputError(
        .cannotCreate, folder, "is not the name of a folder", advice: "name a folder to create")
    }
    if let here = FileSystem.realPath("."), let there = FileSystem.realPath(target),
      here == there || here.hasPrefix(there + "/")
    {
      throw OutputError(
        .cannotCreate, folder, "contains the current folder, so it cannot be replaced",
        advice: "name a folder inside it")
    }
    return target
  }

  /// - Parameters:
  ///   - folder: the destination, which ``target(of:followsLink:)`` has checked.
  ///   - shown: the destination as the user named it.
  ///   - finish: called when the new folder is in place and before another run can replace it; when
  ///     it fails, the old one comes back.
  /// - Throws: an ``OutputError``, or ``Interruption`` when a signal has come.
  static func replace(
    _ folder: String, shown: String, with staged: StagedFolder,
    finish: () throws(OutputError) -> Void
  ) throws {
    try writeList(to: staged)
    let newLock = FolderLock.onNew(staged.path)
    defer { newLock.release() }
    // While this run waits, another may put the first report there, or somebody may take it away.
    for _ in 0..<100 {
      if let oldLock = try FolderLock.waitingFor(folder, shown: shown) {
        defer { oldLock.release() }
        return try exchange(folder, shown, with: staged, finish)
      }
      if try staged.move(to: folder) {
        do { return try finish() } catch {
          try? FileSystem.move(folder, to: staged.path)  // the first error is the one to report
          throw error
        }
      }
    }
    throw OutputError(
      .cannotCreate, shown, "keeps being created and removed by another program",
      advice: "try again")
  }

  private static func writeList(to staged: StagedFolder) throws(OutputError) {
    let files: [String]
    do {
      files = try FileTree.contents(of: staged.path).filter { $0.kind == .file }.map(\.path)
    } catch {
      throw OutputError(.cannotCreate, OwnFiles.listName, error)
    }
    try staged.write(OwnFiles.listName, OwnFiles.listContents(files))
  }

  /// One of the two folders is in place at every moment; then the old one goes.
  private static func exchange(
    _ folder: String, _ shown: String, with staged: StagedFolder,
    _ finish: () throws(OutputError) -> Void
  ) throws(OutputError) {
    try OtherFiles.find(in: folder).link(into: staged.path, shown: shown)
    do {
      try staged.workspace.noteExchange(with: String(folder.split(separator: "/").last ?? ""))
    } catch {
      throw OutputError(.cannotWrite, shown, error)
    }
    try exchange(staged.path, folder, staged.workspace, shown)
    do {
      try finish()
    } catch {
      do { try exchange(staged.path, folder, staged.workspace, shown) } catch {
        OtherFiles.find(in: staged.path).removeOwn(rescuingTo: folder)
      }
      throw error
    }
    OtherFiles.find(in: staged.path).removeOwn(rescuingTo: folder)
  }

  private static func exchange(
    _ new: String, _ old: String, _ workspace: Workspace, _ shown: String
  ) throws(OutputError) {
    do {
      do {
        return try FileSystem.exchange(new, old)
      } catch  where error.number == EINVAL || error.number == ENOSYS {
        // The file system cannot exchange them: the old one is missing between two calls.
        try exchangeByMoving(new, old, aside: "\(workspace.path)/\(Workspace.asideName)")
      }
    } catch {
      throw OutputError(.cannotCreate, shown, error)
    }
  }

  /// What cannot be moved back stays aside; the note in the workspace tells the next run about it.
  private static func exchangeByMoving(_ new: String, _ old: String, aside: String)
    throws(SystemError)
  {
    try FileSystem.move(old, to: aside)
    do {
      try FileSystem.move(new, to: old)
    } catch {
      try? FileSystem.move(aside, to: old)
      throw error
    }
    try? FileSystem.move(aside, to: new)
  }
}
