package import System

/// A folder that grows beside its destination, so that the old one stays until the new one is
/// complete.
package struct StagedFolder: Sendable {
  /// The destination as the user named it, for messages.
  private let shown: String
  let workspace: Workspace
  /// Folders above the destination that were not there before.
  private let madeParents: [String]

  /// Makes a folder where none is, with what `body` writes into it.
  ///
  /// - Parameter folder: the destination.
  /// - Returns: whether it is in place; false when something else has appeared there meanwhile.
  /// - Throws: an ``OutputError``, or what `body` throws; then nothing has changed.
  package static func writeNew(_ folder: String, _ body: (StagedFolder) throws -> Void) throws
    -> Bool
  {
    StaleWorkspaces.remove(beside: folder)
    Interruption.begin()
    defer { Interruption.end() }
    let staged = try make(beside: folder, shown: folder)
    do {
      try body(staged)
      if try staged.move(to: folder) {
        staged.workspace.close()
        return true
      }
    } catch {
      staged.discard()
      throw error
    }
    staged.discard()
    return false
  }

  /// Makes an empty folder beside `destination`, on the same file system.
  static func make(beside destination: String, shown: String) throws(OutputError)
    -> StagedFolder
  {
    let parents = try makeParents(of: destination)
    do throws(SystemError) {
      let workspace = try Workspace.make(beside: destination)
      do throws(SystemError) {
        try FileSystem.makeFolder(workspace.content)
      } catch {
        workspace.discard()
        throw error
      }
      return StagedFolder(shown: shown, workspace: workspace, madeParents: parents)
    } catch {
      remove(parents)
      throw OutputError(.cannotCreate, shown, error)
    }
  }

  /// Where the files are written until then.
  var path: String { workspace.content }

  /// Makes the folders above a path that are not there yet.
  private static func makeParents(of path: String) throws(OutputError) -> [String] {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    var made: [String] = []
    var whole = ""
    for (place, part) in parts.enumerated() {
      whole += place == 0 ? String(part) : "/\(part)"
      if whole.isEmpty || FileSystem.kind(whole) != .nothing { continue }
      do {
        try FileSystem.makeFolder(whole)
        made.append(whole)
      } catch  where error.number == EEXIST {
        continue  // another run has made it
      } catch {
        remove(made)
        throw OutputError(.cannotCreate, whole, error)
      }
    }
    return made
  }

  private static func remove(_ folders: [String]) {
    for folder in folders.reversed() { FileSystem.removeEmptyFolder(folder) }
  }

  /// Makes a folder in it, with its parent folders.
  package func makeFolder(_ name: String) throws(OutputError) {
    do {
      try FileTree.makeFolders(name, in: path)
    } catch {
      throw OutputError(.cannotCreate, "\(shown)/\(name)", error)
    }
  }

  /// Writes a file in it; no other thread writes the same one.
  ///
  /// - Parameter parts: its contents, one part after the other.
  package func write(_ name: String, _ parts: [UInt8]...) throws(OutputError) {
    let file: Descriptor
    do {
      file = try Descriptor.open(
        "\(path)/\(name)", O_WRONLY | O_CREAT | O_EXCL, permissions: 0o666)
    } catch {
      throw OutputError(.cannotCreate, "\(shown)/\(name)", error)
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
      throw OutputError(.cannotWrite, "\(shown)/\(name)", error)
    }
  }

  /// Puts it at its place, where nothing is.
  ///
  /// - Returns: whether that was possible; false when a folder that is not empty is there by now.
  func move(to destination: String) throws(OutputError) -> Bool {
    do {
      try FileSystem.move(path, to: destination)
      return true
    } catch {
      if error.number == ENOTEMPTY || error.number == EEXIST { return false }
      throw OutputError(.cannotCreate, shown, error)
    }
  }

  /// Removes it with everything in it, and the folders above that were made for it.
  func discard() {
    workspace.discard()
    Self.remove(madeParents)
  }
}
