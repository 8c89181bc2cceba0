extension Folder {
  /// A folder below it, by the names that lead there; each on the way is this user's. The empty path is
  /// the folder itself.
  ///
  /// - Returns: one that the caller closes.
  package func descend(_ path: String) throws(SystemError) -> Folder {
    try descend(path) { (_, _) throws(SystemError) in }
  }

  /// As ``descend(_:)``; what is not there is made.
  ///
  /// - Throws: also when something else is in the way.
  package func makeFolders(_ path: String) throws(SystemError) -> Folder {
    try descend(path) { (folder, name) throws(SystemError) in
      do throws(SystemError) {
        try folder.makeFolder(name)
      } catch {
        if error.number != EEXIST { throw error }
      }
    }
  }

  private func descend(
    _ path: String, preparing: (Folder, String) throws(SystemError) -> Void
  ) throws(SystemError) -> Folder {
    var place = try folder(".")
    for part in path.split(separator: "/") {
      let above = place
      defer { above.discard() }
      try preparing(above, String(part))
      place = try above.ownFolder(String(part))
    }
    return place
  }

  /// Removes what has a name in it, with everything below; what is another user's, or cannot be removed,
  /// stays.
  package func removeTree(_ name: String) {
    guard kind(name) == .folder else { return removeFile(name) }
    if let folder = try? ownFolder(name) {
      FolderContents(toRemove: folder).removeAll(from: folder)
      folder.discard()
    }
    removeEmptyFolder(name)
  }
}
