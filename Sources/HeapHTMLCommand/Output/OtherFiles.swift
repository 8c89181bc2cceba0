#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What is in a folder besides the report: files, links and folders of other people and programs.
struct OtherFiles {
  private let folder: String
  private let own: OwnFiles

  init(in folder: String) {
    self.folder = folder
    own = OwnFiles(in: folder)
  }

  /// Links them into the folder of a new report, so that no moment passes in which they are gone.
  ///
  /// - Parameters:
  ///   - staged: the new report.
  ///   - shown: the folder as the user named it.
  /// - Throws: when one stands where a file of the new report goes, or cannot be kept.
  func link(into staged: StagedFolder, shown: String) throws(CommandFailure) {
    let contents: [(path: String, kind: FileTree.Kind)]
    do {
      contents = try FileTree.contents(of: folder)
    } catch {
      throw CommandFailure(
        .cannotCreate, shown, "what is in it cannot be kept: \(error.reason)",
        advice: "name another folder")
    }
    let ownFolders = Set(
      contents.lazy.filter { own.contains($0.path) }.map { Self.parent($0.path) })
    for (path, kind) in contents where !own.contains(path) {
      let target = "\(staged.path)/\(path)"
      let inTheWay = FileTree.kind(target)
      if kind == .folder, inTheWay == .folder { continue }
      guard inTheWay == .nothing else {
        throw CommandFailure(
          .cannotCreate, "\(shown)/\(path)", "is not of an earlier report and would be replaced",
          advice: "move it away or name another folder")
      }
      if kind == .folder {
        if !ownFolders.contains(path) { try staged.makeFolder(path) }
        continue
      }
      try staged.makeFolder(Self.parent(path))
      // ENOENT: gone since the folder was read.
      guard linkat(AT_FDCWD, "\(folder)/\(path)", AT_FDCWD, target, 0) == 0 || errno == ENOENT
      else {
        throw CommandFailure(
          .cannotCreate, "\(shown)/\(path)", "cannot be kept: \(SystemError.last.reason)",
          advice: "move it away or name another folder")
      }
    }
    // Last and from the inside out: some of them may not be writable.
    for (path, kind) in contents.reversed() where kind == .folder {
      FileTree.copyPermissions(of: "\(folder)/\(path)", to: "\(staged.path)/\(path)")
    }
    FileTree.copyPermissions(of: folder, to: staged.path)
  }

  /// Removes the report, now that another one has taken its place in `live`, and what is in both
  /// folders. What only came while the new one was made moves over; what cannot stays.
  func removeOwn(rescuingTo live: String) {
    guard let contents = try? FileTree.contents(of: folder) else { return }
    FileTree.makeWritable(folder)
    for (path, kind) in contents where kind == .folder {
      FileTree.makeWritable("\(folder)/\(path)")
    }
    for (path, kind) in contents where kind != .folder {
      let old = "\(folder)/\(path)"
      let new = "\(live)/\(path)"
      if own.contains(path) || FileTree.isSame(old, new) {
        unlink(old)
      } else if FileTree.kind(new) == .nothing, Self.makeFolders(above: path, in: live) {
        rename(old, new)
      }
    }
    for (path, kind) in contents.reversed() where kind == .folder { rmdir("\(folder)/\(path)") }
    rmdir(folder)
  }

  private static func parent(_ path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }

  /// - Returns: whether they are all there, and none of them is a link to somewhere else.
  private static func makeFolders(above path: String, in folder: String) -> Bool {
    var whole = folder
    for part in parent(path).split(separator: "/") {
      whole += "/\(part)"
      guard mkdir(whole, 0o777) == 0 || FileTree.kind(whole) == .folder else { return false }
    }
    return true
  }
}
