import System

/// What is in a folder besides our files: files, links and folders of other people and programs.
enum OtherFiles {
  /// Links them into the folder that will replace this one, so that they are never missing.
  ///
  /// - Parameters:
  ///   - old: the folder that they are in.
  ///   - new: the one that will replace it.
  ///   - shown: the old one as the user named it.
  /// - Throws: when one is where a file of the new folder goes, or cannot be kept.
  static func link(from old: Folder, into new: Folder, shown: String) throws(OutputError) {
    let contents = try contents(of: old, shown)
    let own = OwnFiles.find(in: old, contents)
    for level in contents.levels {
      let link = LevelLink(level: level, own: own, shown: shown)
      try link.perform(from: old, into: new)
    }
    // Last and from the inside out: some of them may not be writable.
    for level in contents.levels.reversed() {
      guard let source = try? old.descend(level.path) else { continue }
      defer { source.discard() }
      guard let target = try? new.descend(level.path) else { continue }
      if let status = try? source.status() { target.allow(status.permissions) }
      target.discard()
    }
  }

  /// Everything in a folder, if it is this user's alone.
  private static func contents(of folder: Folder, _ shown: String) throws(OutputError)
    -> FolderContents
  {
    func place(_ path: String) -> String { path.isEmpty ? shown : "\(shown)/\(path)" }
    func failure(_ path: String, _ reason: String) -> OutputError {
      OutputError(
        .cannotCreate, place(path), "cannot be kept: \(reason)",
        advice: "move it away or name another folder")
    }
    return try FolderContents(
      of: folder,
      admits: { (folder, path) throws(OutputError) in
        do throws(PathProblem) {
          try FolderTrust.check(folder, .own)
        } catch {
          throw failure(path, error.failure(path).reason)
        }
      },
      obstacle: { obstacle in
        // Opened only as far as a folder is this user's.
        failure(
          obstacle.path,
          obstacle.error.number == EPERM ? "belongs to another user" : obstacle.error.reason)
      })
  }

  /// Removes our files and what is in both folders, now that another folder has taken the place of
  /// this one. Files that came while the new one was made move over; those that cannot be moved stay.
  ///
  /// - Parameters:
  ///   - old: what is emptied.
  ///   - live: what has taken its place.
  static func removeOwn(in old: Folder, rescuingTo live: Folder) {
    let contents = FolderContents(toRemove: old)
    let own = OwnFiles.find(in: old, contents)
    // The list goes last: if this run is killed, the next one needs it.
    contents.remove(from: old) { (folder, level) in
      let there = try? live.descend(level.path)
      defer { there?.discard() }
      for entry in level.entries where entry.kind != .folder {
        let isInBoth = there.map { isSame(entry.name, in: folder, and: $0) } ?? false
        if level.path(entry.name) == OwnFiles.listName, own.contains(OwnFiles.listName) {
          continue
        } else if own.contains(level.path(entry.name)) || isInBoth {
          folder.removeFile(entry.name)
        } else if let target = try? live.makeFolders(level.path) {
          if target.kind(entry.name) == .nothing {
            try? folder.move(entry.name, to: target, as: entry.name)
          }
          target.discard()
        }
      }
    }
    OwnFiles.removeList(in: old, if: own)
  }

  private static func isSame(_ name: String, in folder: Folder, and other: Folder) -> Bool {
    guard let status = try? folder.status(name), let there = try? other.status(name) else {
      return false
    }
    return status.isSame(as: there)
  }
}
