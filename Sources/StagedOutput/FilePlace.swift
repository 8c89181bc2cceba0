import System

/// What a file's name stands for.
enum FilePlace {
  /// Nothing yet, or a file that a new one will replace.
  case replaceable(Place)
  /// What can only be written to.
  case direct(DirectOutput)

  static func find(_ path: String) throws(OutputError) -> FilePlace {
    if path.hasSuffix("/") {
      throw OutputError(.cannotCreate, path, "is the name of a folder", advice: "name a file")
    }
    var walk: PathWalk
    do { walk = try PathWalk(path) } catch { throw error.failure(path) }
    do throws(OutputError) {
      do throws(PathProblem) {
        try walk.advance(makesFolders: false)
      } catch {
        throw error.failure(path)
      }
      let name = try resolve(&walk, path)
      if walk.place.isOfProcesses {
        return .direct(DirectOutput(shown: path, folder: walk.place, name: name, isOpen: true))
      }
      do { try FolderTrust.check(walk.place, .parent) } catch { throw error.failure(path) }
      let place = Place(walk, name, shown: path)
      guard let status = try place.status() else { return .replaceable(place) }
      if status.isFolder {
        throw OutputError(.cannotCreate, path, "is a directory", advice: "name a file")
      }
      if !status.isRegular {
        return .direct(DirectOutput(shown: path, folder: walk.place, name: name, isOpen: false))
      }
      try Place.checkOwner(status, path)
      return .replaceable(place)
    } catch {
      walk.discard()
      throw error
    }
  }

  /// Follows links, but none to what a process has open: that has no place.
  ///
  /// - Returns: the name of what they lead to.
  private static func resolve(_ walk: inout PathWalk, _ path: String) throws(OutputError) -> String
  {
    while let name = walk.lastName {
      if walk.place.isOfProcesses || walk.place.kind(name) != .link { break }
      do throws(PathProblem) {
        try walk.followLast()
        guard let name = walk.lastName else { break }
        do { _ = try walk.place.status(name) } catch { throw .system(error) }
      } catch {
        throw Place.broken(path, error, advice: "remove it or name another file")
      }
    }
    guard let name = walk.lastName else {
      throw OutputError(.cannotCreate, path, "is not the name of a file", advice: "name a file")
    }
    return name
  }
}
