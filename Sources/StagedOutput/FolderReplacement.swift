import System

/// Puts a finished folder in the place of an old one in one step.
///
/// The files of other people in the old folder are kept. They are linked into the new one first, so
/// that they are never missing. ``OwnFiles`` knows which files are ours.
enum FolderReplacement {
  /// - Parameter finish: called when the new folder is in place and before another run can replace it;
  ///   when it fails, the old one comes back.
  /// - Throws: an ``OutputError``, or ``Interruption`` when a signal has come.
  static func replace(with staged: StagedFolder, finish: () throws(OutputError) -> Void) throws {
    try writeList(to: staged)
    let place = staged.place
    let lock = try DestinationLock.waiting(for: place)
    defer { lock.release() }
    // Another program may put something there, or take it away, at any moment.
    for _ in 0..<100 {
      if let old = try place.opened() {
        defer { old.discard() }
        return try exchange(old, with: staged, finish)
      }
      if try staged.moveIntoPlace() {
        do { return try finish() } catch {
          // The first error is the one to report.
          try? place.folder.move(place.name, to: staged.workspace.folder, as: Workspace.contentName)
          throw error
        }
      }
    }
    throw OutputError(
      .cannotCreate, place.shown, "keeps being created and removed by another program",
      advice: "try again")
  }

  private static func writeList(to staged: StagedFolder) throws(OutputError) {
    let contents = try FolderContents(
      of: staged.folder, admits: { (_, _) throws(OutputError) in },
      obstacle: { OutputError(.cannotCreate, OwnFiles.listName, $0.error) })
    let files = contents.levels.flatMap { level in
      level.entries.lazy.filter { $0.kind == .file }.map { level.path($0.name) }
    }
    try staged.write(OwnFiles.listName, OwnFiles.listContents(files))
  }

  /// One of the two folders is in place at every moment; then the old one goes.
  private static func exchange(
    _ old: Folder, with staged: StagedFolder, _ finish: () throws(OutputError) -> Void
  ) throws(OutputError) {
    let place = staged.place
    try OtherFiles.link(from: old, into: staged.folder, shown: place.shown)
    do {
      try staged.workspace.noteExchange(with: place.name)
    } catch {
      throw OutputError(.cannotWrite, place.shown, error)
    }
    try exchange(staged)
    do {
      try checkRemoved(old, staged)
      try finish()
    } catch {
      do {
        try exchange(staged)
        OtherFiles.removeOwn(in: staged.folder, rescuingTo: old)
      } catch {
        OtherFiles.removeOwn(in: old, rescuingTo: staged.folder)
      }
      throw error
    }
    OtherFiles.removeOwn(in: old, rescuingTo: staged.folder)
    staged.workspace.folder.removeEmptyFolder(Workspace.contentName)
  }

  /// Checks that it was the folder that we know which gave way.
  private static func checkRemoved(_ old: Folder, _ staged: StagedFolder) throws(OutputError) {
    let removed = try? staged.workspace.folder.status(Workspace.contentName)
    if let removed, let known = try? old.status(), removed.isSame(as: known) { return }
    throw OutputError(
      .cannotCreate, staged.place.shown, "was exchanged by another program", advice: "try again")
  }

  private static func exchange(_ staged: StagedFolder) throws(OutputError) {
    let (workspace, place) = (staged.workspace.folder, staged.place)
    do throws(SystemError) {
      do throws(SystemError) {
        return try workspace.exchange(Workspace.contentName, with: place.folder, place.name)
      } catch {
        // The file system cannot exchange them: the old one is missing between two calls.
        guard error.number == EINVAL || error.number == ENOSYS else { throw error }
        try exchangeByMoving(workspace, place)
      }
    } catch {
      throw OutputError(.cannotCreate, place.shown, error)
    }
  }

  /// What cannot be moved back stays aside; the note in the workspace tells the next run about it.
  private static func exchangeByMoving(_ workspace: Folder, _ place: Place) throws(SystemError) {
    let aside = Workspace.asideName
    try place.folder.move(place.name, to: workspace, as: aside)
    do {
      try workspace.move(Workspace.contentName, to: place.folder, as: place.name)
    } catch {
      try? workspace.move(aside, to: place.folder, as: place.name)
      throw error
    }
    try? workspace.move(aside, to: workspace, as: Workspace.contentName)
  }
}
