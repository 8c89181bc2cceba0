import System

/// Where an output goes: the folder that it is in, open, and its name there.
struct Place: Sendable {
  /// As the user named it, for messages.
  let shown: String
  let folder: Folder
  let name: String
  /// Folders above it that were not there before.
  let made: MadeFolders?

  init(_ walk: PathWalk, _ name: String, shown: String) {
    self.shown = shown
    self.name = name
    folder = walk.place
    made = walk.made
  }

  /// A place for a folder; folders above that are not there are made.
  ///
  /// - Parameters:
  ///   - path: as the user named it.
  ///   - followsLink: whether a link may be there; then the place is where it leads to.
  static func forFolder(_ path: String, followsLink: Bool) throws(OutputError) -> Place {
    var walk: PathWalk
    do { walk = try PathWalk(path) } catch { throw error.failure(path) }
    do throws(OutputError) {
      do throws(PathProblem) {
        try walk.advance(makesFolders: true)
      } catch {
        throw error.failure(path)
      }
      try resolveLinks(&walk, path, followsLink)
      guard let name = walk.lastName, name != ".", name != ".." else {
        throw OutputError(
          .cannotCreate, path, "is not the name of a folder", advice: "name a folder to create")
      }
      do { try FolderTrust.check(walk.place, .parent) } catch { throw error.failure(path) }
      return Place(walk, name, shown: path)
    } catch {
      walk.made?.remove()
      walk.discard()
      throw error
    }
  }

  private static func resolveLinks(_ walk: inout PathWalk, _ path: String, _ followsLink: Bool)
    throws(OutputError)
  {
    while let name = walk.lastName, walk.place.kind(name) == .link {
      if walk.place.isOfProcesses {
        throw OutputError(
          .cannotCreate, path, "stands for what a program has open", advice: "name a folder")
      }
      guard followsLink else {
        throw OutputError(
          .cannotCreate, path, "is a symbolic link", advice: "remove it or name another page")
      }
      do throws(PathProblem) {
        try walk.followLast()
        guard let name = walk.lastName else { return }
        do { _ = try walk.place.status(name) } catch { throw .system(error) }
      } catch {
        throw broken(path, error, advice: "remove it or create the folder that it points to")
      }
    }
  }

  /// What is said of a link whose end cannot be reached.
  static func broken(_ path: String, _ problem: PathProblem, advice: String) -> OutputError {
    switch problem {
    case .system(let error) where error.number == EPERM:
      OutputError(
        .cannotCreate, path, "is a symbolic link, or leads to one, of another user",
        advice: "name the place that it leads to")
    case .system:
      OutputError(.cannotCreate, path, "is a broken symbolic link", advice: advice)
    case .distrust: problem.failure(path)
    }
  }

  /// The status of what is there; nil for nothing.
  func status() throws(OutputError) -> FileStatus? {
    do {
      return try folder.status(name)
    } catch {
      if error.number == ENOENT { return nil }
      throw OutputError(.cannotCreate, shown, error)
    }
  }

  /// Closes it. Folders that were made for it stay.
  func discard() {
    folder.discard()
    made?.discard()
  }
}
