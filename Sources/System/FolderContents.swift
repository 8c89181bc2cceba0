/// What is below a folder at one moment, folder by folder. A folder comes before what is in it.
package struct FolderContents: Sendable {
  /// What is in one of the folders.
  package struct Level: Sendable {
    /// The names that lead there; empty for the folder itself.
    package let path: String
    package let entries: [(name: String, kind: FileSystem.Kind)]

    /// The way to an entry from the folder that it all is in.
    package func path(_ name: String) -> String { path.isEmpty ? name : "\(path)/\(name)" }
  }

  /// A folder that keeps one from being read.
  package struct Obstacle: Error, Sendable {
    package let path: String
    package let error: SystemError
  }

  package private(set) var levels: [Level] = []

  /// - Parameter admits: asked for each folder before it is read, with its path; it may refuse it.
  package init<Refusal: Error>(
    of folder: Folder, admits: (Folder, String) throws(Refusal) -> Void,
    obstacle: (Obstacle) -> Refusal
  ) throws(Refusal) {
    var pending = [""]
    while let path = pending.popLast() {
      let opened: Folder
      do throws(SystemError) {
        guard path.utf8.count < PATH_MAX else { throw SystemError(number: ENAMETOOLONG) }
        opened = try folder.descend(path)
      } catch {
        if error.number == ENOENT { continue }  // gone since the one above was read
        throw obstacle(Obstacle(path: path, error: error))
      }
      defer { opened.discard() }
      try admits(opened, path)
      do {
        try add(opened, path, to: &pending)
      } catch {
        throw obstacle(Obstacle(path: path, error: error))
      }
    }
  }

  /// What this user can remove: each folder is made writable; what cannot be read is left out.
  package init(toRemove folder: Folder) {
    var pending = [""]
    while let path = pending.popLast() {
      guard path.utf8.count < PATH_MAX, let opened = try? folder.descend(path) else { continue }
      defer { opened.discard() }
      opened.allow(0o700)
      try? add(opened, path, to: &pending)
    }
  }

  private mutating func add(_ folder: Folder, _ path: String, to pending: inout [String])
    throws(SystemError)
  {
    var entries: [(name: String, kind: FileSystem.Kind)] = []
    for name in try folder.names() {
      let kind = try folder.checkedKind(name)
      if kind != .nothing { entries.append((name, kind)) }  // else it is gone by now
    }
    let level = Level(path: path, entries: entries)
    levels.append(level)
    pending += entries.lazy.filter { $0.kind == .folder }.map { level.path($0.name) }
  }

  /// Removes everything that was there; what came meanwhile stays.
  package func removeAll(from folder: Folder) {
    remove(from: folder) { (opened, level) in
      for entry in level.entries where entry.kind != .folder { opened.removeFile(entry.name) }
    }
  }

  /// Removes the folders that are empty once `files` was called for them, from the inside out.
  package func remove(from folder: Folder, files: (Folder, Level) -> Void) {
    for level in levels.reversed() {
      guard let opened = try? folder.descend(level.path) else { continue }
      defer { opened.discard() }
      files(opened, level)
      for entry in level.entries where entry.kind == .folder {
        opened.removeEmptyFolder(entry.name)
      }
    }
  }
}
