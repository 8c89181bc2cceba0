import System

/// What killed runs have left behind.
enum StaleWorkspaces {
  /// Removes the workspaces beside `destination` that are ours and whose run is not alive.
  static func remove(beside destination: String) {
    let parent = Workspace.parent(of: destination)
    // What cannot be tidied up here is not a reason to fail: another run will try it again.
    let names = try? FileTree.names(in: parent.isEmpty ? "." : parent)
    for name in names ?? [] where name.hasPrefix(Workspace.prefix) {
      removeIfDead(parent + name, in: parent)
    }
  }

  private static func removeIfDead(_ path: String, in parent: String) {
    guard let status = try? FileStatus.of(path), status.isFolder, status.isOurs else { return }
    let lock: Descriptor
    do {
      lock = try Descriptor.open(
        "\(path)/\(Workspace.lockName)", O_RDWR | O_NOFOLLOW | O_NONBLOCK)
    } catch {
      // Killed before the lock was made: there is nothing in it.
      if error.number == ENOENT { FileSystem.removeEmptyFolder(path) }
      return
    }
    defer { lock.discard() }
    guard let status = try? lock.status(), status.isRegular, status.nameCount == 1,
      (try? lock.lock()) != nil, let contents = try? FileContents.read(lock, expecting: 0)
    else { return }
    let name = String(systemBytes: contents)
    if name.isEmpty {
      for entry in (try? FileTree.names(in: path)) ?? [] where entry != Workspace.lockName {
        FileTree.remove("\(path)/\(entry)")
      }
    } else if name != ".", name != "..", !name.contains("/") {
      finish(path, replacing: parent + name)
    }
    Workspace.removeEmpty(path)
  }

  /// Completes what was begun: one of two folders is in place; the other one goes, but nothing in
  /// it that belongs to others.
  private static func finish(_ path: String, replacing folder: String) {
    let aside = "\(path)/\(Workspace.asideName)"
    if FileSystem.kind(folder) == .nothing, FileSystem.kind(aside) == .folder {
      try? FileSystem.move(aside, to: folder)  // else the next run tries it again
    }
    for tree in ["\(path)/\(Workspace.contentName)", aside]
    where FileSystem.kind(tree) == .folder && FileSystem.kind(folder) == .folder {
      OtherFiles.find(in: tree).removeOwn(rescuingTo: folder)
    }
    FileSystem.removeFile("\(path)/\(Workspace.pageName)")
  }
}
