import System

/// Links what is in one folder of an old report, and not ours, into the same folder of the new one.
struct LevelLink {
  let level: FolderContents.Level
  let own: OwnFiles
  /// The old report as the user named it.
  let shown: String

  func perform(from old: Folder, into new: Folder) throws(OutputError) {
    let others = level.entries.filter { !own.contains(level.path($0.name)) }
    guard !others.isEmpty else { return }
    let source: Folder
    do { source = try old.descend(level.path) } catch { throw failure(level.path, error) }
    defer { source.discard() }
    var target = try? new.descend(level.path)
    defer { target?.discard() }
    for entry in others {
      let path = level.path(entry.name)
      let inTheWay = target?.kind(entry.name) ?? .nothing
      if entry.kind == .folder, inTheWay == .folder { continue }
      guard inTheWay == .nothing else {
        throw OutputError(
          .cannotCreate, "\(shown)/\(path)",
          "was not written by an earlier report and would be overwritten",
          advice: "move it away or name another folder")
      }
      // A folder that held our files only is gone.
      if entry.kind == .folder, own.isFolder(path) { continue }
      if target == nil { target = try makeTarget(new) }
      if let target { try keep(entry.name, entry.kind, source, target) }
    }
  }

  private func makeTarget(_ new: Folder) throws(OutputError) -> Folder {
    do { return try new.makeFolders(level.path) } catch { throw failure(level.path, error) }
  }

  private func keep(
    _ name: String, _ kind: FileSystem.Kind, _ source: Folder, _ target: Folder
  ) throws(OutputError) {
    do throws(SystemError) {
      if kind == .folder {
        try target.makeFolder(name)
      } else {
        try source.link(name, into: target)
      }
    } catch {
      if error.number == ENOENT { return }  // gone since the folder was read
      throw failure(level.path(name), error)
    }
  }

  private func failure(_ path: String, _ error: SystemError) -> OutputError {
    OutputError(
      .cannotCreate, "\(shown)/\(path)", "cannot be kept: \(error.reason)",
      advice: "move it away or name another folder")
  }
}
