package import System

/// A folder that grows beside its destination, so that the old one stays until the new one is
/// complete.
package struct StagedFolder: Sendable {
  let place: Place
  let workspace: Workspace
  /// Where the files are written until then.
  let folder: Folder

  /// Makes a folder where none is, with what `body` writes into it.
  ///
  /// - Parameter folder: the destination.
  /// - Returns: whether it is in place; false when something else has appeared there meanwhile.
  /// - Throws: an ``OutputError``, or what `body` throws; then nothing has changed.
  package static func writeNew(_ folder: String, _ body: (StagedFolder) throws -> Void) throws
    -> Bool
  {
    let place = try Place.forFolder(folder, followsLink: false)
    StaleWorkspaces.remove(in: place.folder)
    Interruption.begin()
    defer { Interruption.end() }
    let staged = try make(at: place)
    do {
      try body(staged)
      if try staged.moveIntoPlace() {
        staged.close()
        return true
      }
    } catch {
      staged.discard()
      throw error
    }
    staged.discard()
    return false
  }

  /// Makes an empty folder beside a destination, on the same file system.
  ///
  /// - Parameter place: of the destination; closed when this fails.
  static func make(at place: Place) throws(OutputError) -> StagedFolder {
    do throws(SystemError) {
      let workspace = try Workspace.make(in: place.folder)
      do throws(SystemError) {
        try workspace.folder.makeFolder(Workspace.contentName)
        let folder = try workspace.folder.ownFolder(Workspace.contentName)
        return StagedFolder(place: place, workspace: workspace, folder: folder)
      } catch {
        workspace.discard()
        throw error
      }
    } catch {
      place.made?.remove()
      place.discard()
      throw OutputError(.cannotCreate, place.shown, error)
    }
  }

  /// Makes a folder in it, with its parent folders.
  package func makeFolder(_ name: String) throws(OutputError) {
    do {
      try folder.makeFolders(name).discard()
    } catch {
      throw OutputError(.cannotCreate, "\(place.shown)/\(name)", error)
    }
  }

  /// Writes a file in it; no other thread writes the same one.
  ///
  /// - Parameters:
  ///   - path: in folders of it that are there.
  ///   - parts: its contents, one part after the other.
  package func write(_ path: String, _ parts: [UInt8]...) throws(OutputError) {
    let file: Descriptor
    do {
      file = try create(path)
    } catch {
      throw OutputError(.cannotCreate, "\(place.shown)/\(path)", error)
    }
    do throws(SystemError) {
      do throws(SystemError) {
        for part in parts { try file.write(part) }
      } catch {
        file.discard()
        throw error
      }
      try file.close()
    } catch {
      throw OutputError(.cannotWrite, "\(place.shown)/\(path)", error)
    }
  }

  private func create(_ path: String) throws(SystemError) -> Descriptor {
    let name = path.lastIndex(of: "/").map { path[path.index(after: $0)...] } ?? path[...]
    let flags = O_WRONLY | O_CREAT | O_EXCL
    if name.endIndex == path.endIndex, name.startIndex == path.startIndex {
      return try folder.file(path, flags, permissions: 0o644)
    }
    let parent = try folder.descend(String(path[..<name.startIndex]))
    defer { parent.discard() }
    return try parent.file(String(name), flags, permissions: 0o644)
  }

  /// Puts it at its place, where nothing is.
  ///
  /// - Returns: whether that was possible; false when a folder that is not empty is there by now.
  func moveIntoPlace() throws(OutputError) -> Bool {
    do {
      try workspace.folder.move(Workspace.contentName, to: place.folder, as: place.name)
      return true
    } catch {
      if error.number == ENOTEMPTY || error.number == EEXIST { return false }
      throw OutputError(.cannotCreate, place.shown, error)
    }
  }

  /// Removes it with everything in it, and the folders above that were made for it.
  func discard() {
    folder.discard()
    workspace.discard()
    place.made?.remove()
    place.discard()
  }

  /// Closes it, now that it is in place.
  func close() {
    folder.discard()
    workspace.close()
    place.discard()
  }
}
