import System

/// What is in a folder besides our files: files, links and folders of other people and programs.
struct OtherFiles {
  private let folder: String
  private let own: OwnFiles

  /// Tells them apart from our own files in `folder`.
  static func find(in folder: String) -> OtherFiles {
    OtherFiles(folder: folder, own: OwnFiles.find(in: folder))
  }

  /// Links them into the folder that will replace this one, so that they are never missing.
  ///
  /// - Parameters:
  ///   - new: the path of the new folder.
  ///   - shown: the old one as the user named it.
  /// - Throws: when one is where a file of the new folder goes, or cannot be kept.
  func link(into new: String, shown: String) throws(OutputError) {
    let contents: [(path: String, kind: FileSystem.Kind)]
    do {
      contents = try FileTree.contents(of: folder)
    } catch {
      throw OutputError(
        .cannotCreate, shown, "the other files in it cannot be kept: \(error.reason)",
        advice: "name another folder")
    }
    let ownFolders = Set(
      contents.lazy.filter { own.contains($0.path) }.map { Self.parent($0.path) })
    for (path, kind) in contents where !own.contains(path) {
      let inTheWay = FileSystem.kind("\(new)/\(path)")
      if kind == .folder, inTheWay == .folder { continue }
      guard inTheWay == .nothing else {
        throw OutputError(
          .cannotCreate, "\(shown)/\(path)",
          "was not written by an earlier report and would be overwritten",
          advice: "move it away or name another folder")
      }
      if kind == .folder {
        if !ownFolders.contains(path) { try makeFolder(path, in: new, shown) }
      } else {
        try makeFolder(Self.parent(path), in: new, shown)
        try link(path, into: new, shown)
      }
    }
    // Last and from the inside out: some of them may not be writable.
    for (path, kind) in contents.reversed() where kind == .folder {
      FileSystem.copyPermissions(of: "\(folder)/\(path)", to: "\(new)/\(path)")
    }
    FileSystem.copyPermissions(of: folder, to: new)
  }

  private func makeFolder(_ path: String, in new: String, _ shown: String)
    throws(OutputError)
  {
    do {
      try FileTree.makeFolders(path, in: new)
    } catch {
      throw OutputError(.cannotCreate, "\(shown)/\(path)", error)
    }
  }

  private func link(_ path: String, into new: String, _ shown: String) throws(OutputError) {
    do {
      try FileSystem.link("\(folder)/\(path)", as: "\(new)/\(path)")
    } catch {
      if error.number == ENOENT { return }  // gone since the folder was read
      throw OutputError(
        .cannotCreate, "\(shown)/\(path)", "cannot be kept: \(error.reason)",
        advice: "move it away or name another folder")
    }
  }

  /// Removes our files and what is in both folders, now that another folder has taken the place of
  /// this one in `live`. Files that came while the new one was made move over; those that cannot be
  /// moved stay.
  func removeOwn(rescuingTo live: String) {
    guard let contents = try? FileTree.contents(of: folder) else { return }
    FileSystem.makeWritable(folder)
    for (path, kind) in contents where kind == .folder {
      FileSystem.makeWritable("\(folder)/\(path)")
    }
    for (path, kind) in contents where kind != .folder {
      let old = "\(folder)/\(path)"
      let new = "\(live)/\(path)"
      if own.contains(path) || FileSystem.isSame(old, new) {
        FileSystem.removeFile(old)
      } else if FileSystem.kind(new) == .nothing,
        (try? FileTree.makeFolders(Self.parent(path), in: live)) != nil
      {
        try? FileSystem.move(old, to: new)
      }
    }
    for (path, kind) in contents.reversed() where kind == .folder {
      FileSystem.removeEmptyFolder("\(folder)/\(path)")
    }
    FileSystem.removeEmptyFolder(folder)
  }

  private static func parent(_ path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }
}
