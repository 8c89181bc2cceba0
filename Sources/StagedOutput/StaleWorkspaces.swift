import System

/// What killed runs have left behind.
enum StaleWorkspaces {
  /// Removes the workspaces in a folder that are ours and whose run is not alive.
  static func remove(in parent: Folder) {
    // What cannot be tidied up here is not a reason to fail: another run will try it again.
    for name in (try? parent.names()) ?? [] where name.hasPrefix(Workspace.prefix) {
      if DestinationLock.isName(name) {
        DestinationLock.removeIfDead(name, in: parent)
      } else {
        removeIfDead(name, in: parent)
      }
    }
  }

  private static func removeIfDead(_ name: String, in parent: Folder) {
    guard let folder = try? parent.ownFolder(name) else { return }
    guard let status = try? folder.status(), status.permissions & 0o077 == 0 else {
      return folder.discard()
    }
    let lock: Descriptor
    do {
      lock = try folder.file(Workspace.lockName(of: name), O_RDWR | O_NONBLOCK)
    } catch {
      // Killed before the lock was made: there is nothing in it.
      if error.number == ENOENT { parent.removeEmptyFolder(name) }
      return folder.discard()
    }
    let workspace = Workspace(folder: folder, parent: parent, name: name, lock: lock)
    guard let status = try? lock.status(), status.isRegular, status.isOurs,
      status.nameCount == 1, (try? lock.lock()) != nil,
      let note = try? FileContents.read(lock, expecting: 0, atMost: Int(NAME_MAX))
    else {
      folder.discard()
      return lock.discard()
    }
    let destination = String(systemBytes: note)
    if destination.isEmpty {
      folder.removeTree(Workspace.asideName)
      workspace.discard()
    } else {
      if destination != ".", destination != "..", !destination.contains("/") {
        finish(folder, replacing: destination, in: parent)
      }
      workspace.close()
    }
  }

  /// Completes what was begun: one of two folders is in place; the other one goes, but nothing in
  /// it that belongs to others.
  private static func finish(_ folder: Folder, replacing name: String, in parent: Folder) {
    if parent.kind(name) == .nothing, folder.kind(Workspace.asideName) == .folder {
      // If it fails, the next run tries it again.
      try? folder.move(Workspace.asideName, to: parent, as: name)
    }
    if let live = try? parent.ownFolder(name) {
      for tree in [Workspace.contentName, Workspace.asideName] {
        guard let old = try? folder.ownFolder(tree) else { continue }
        OtherFiles.removeOwn(in: old, rescuingTo: live)
        old.discard()
        folder.removeEmptyFolder(tree)
      }
      live.discard()
    }
    folder.removeFile(Workspace.pageName)
  }
}
