import System

extension Place {
  /// The folder that is there and will be replaced.
  ///
  /// - Returns: one that the caller closes; nil when nothing is there.
  /// - Throws: when it is not this user's alone, or something else is there.
  func opened() throws(OutputError) -> Folder? {
    guard let status = try status() else { return nil }
    guard status.isFolder else {
      throw OutputError(
        .cannotCreate, shown, "is a file", advice: "name a folder, or a file ending in .html")
    }
    let opened: Folder
    do {
      opened = try folder.folder(name)
    } catch {
      if error.number == ENOENT { return nil }
      throw OutputError(.cannotCreate, shown, error)
    }
    do {
      try FolderTrust.check(opened, .own)
    } catch {
      opened.discard()
      throw error.failure(shown)
    }
    return opened
  }

  /// Checks that what is there may be replaced by a folder.
  func checkFolder() throws(OutputError) {
    guard let old = try opened() else { return }
    defer { old.discard() }
    let containsCurrent: Bool
    do { containsCurrent = try Self.containsCurrent(old) } catch {
      throw OutputError(.cannotCreate, shown, error)
    }
    if containsCurrent {
      throw OutputError(
        .cannotCreate, shown, "contains the current folder, so it cannot be replaced",
        advice: "name a folder inside it")
    }
  }

  /// Checks that a page may take a place beside the folder.
  func checkPage(_ page: String, shown: String) throws(OutputError) {
    let status: FileStatus
    do {
      status = try folder.status(page)
    } catch {
      if error.number == ENOENT { return }
      throw OutputError(.cannotCreate, shown, error)
    }
    if status.isFolder {
      throw OutputError(.cannotCreate, shown, "is a directory", advice: "name a file")
    }
    try Self.checkOwner(status, shown)
  }

  /// Checks that a file is this user's.
  static func checkOwner(_ status: FileStatus, _ shown: String) throws(OutputError) {
    guard !status.isOurs else { return }
    throw OutputError(
      .cannotCreate, shown, "belongs to another user (number \(status.owner))",
      advice: "remove it or name another file")
  }

  /// Whether the current folder is in a folder, or is that folder.
  private static func containsCurrent(_ folder: Folder) throws(SystemError) -> Bool {
    let wanted = try folder.status()
    guard var place = try? Folder.place(.current) else { return false }
    defer { place.discard() }
    for _ in 0..<PATH_MAX {
      let status = try place.status()
      if status.isSame(as: wanted) { return true }
      guard let above = try? place.place("..") else { return false }
      place.discard()
      place = above
      if try above.status().isSame(as: status) { return false }
    }
    return false
  }
}
