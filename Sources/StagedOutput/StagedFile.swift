package import System

/// A file that grows beside its destination and takes its place once it is complete.
///
/// A symbolic link stays and the file that it leads to is replaced; other names of that file (hard
/// links) keep what was in it. What is not a file (a pipe, a device), or what a program has open
/// (/dev/stdout), is written to directly.
package struct StagedFile {
  private let place: Place
  private let workspace: Workspace
  private let descriptor: Descriptor

  /// Makes a file of what `body` writes; when it fails, everything stays as it was before.
  ///
  /// - Throws: an ``OutputError``, ``Interruption``, ``ClosedPipe``, or what `body` throws.
  package static func write(
    _ name: String, _ body: (_ write: @escaping ([UInt8]) throws -> Void) throws -> Void
  ) throws {
    switch try FilePlace.find(name) {
    case .direct(let output):
      defer { output.discard() }
      try output.write(body)
    case .replaceable(let place):
      defer { place.discard() }
      StaleWorkspaces.remove(in: place.folder)
      Interruption.begin()
      defer { Interruption.end() }
      let file = try begin(at: place)
      do {
        try body { try file.write($0) }
        try file.publish()
      } catch {
        file.workspace.discard()
        throw error
      }
      file.workspace.close()
    }
  }

  /// Checks before long work whether the file could be written at its end.
  package static func check(_ name: String) throws(OutputError) {
    switch try FilePlace.find(name) {
    case .direct(let output):
      defer { output.discard() }
      try output.check()
    case .replaceable(let place):
      defer { place.discard() }
      StaleWorkspaces.remove(in: place.folder)
      do {
        try Workspace.check(in: place.folder)
      } catch {
        throw OutputError(.cannotCreate, name, error)
      }
    }
  }

  /// Opens an empty file in a workspace.
  private static func begin(at place: Place) throws(OutputError) -> StagedFile {
    do throws(SystemError) {
      let workspace = try Workspace.make(in: place.folder)
      do throws(SystemError) {
        let descriptor = try workspace.folder.file(
          Workspace.contentName, O_WRONLY | O_CREAT | O_EXCL, permissions: 0o644)
        return StagedFile(place: place, workspace: workspace, descriptor: descriptor)
      } catch {
        workspace.discard()
        throw error
      }
    } catch {
      throw OutputError(.cannotCreate, place.shown, error)
    }
  }

  private func write(_ bytes: [UInt8]) throws {
    try Interruption.check()
    do {
      try descriptor.write(bytes)
    } catch {
      throw OutputError(.cannotWrite, place.shown, error)
    }
  }

  private func publish() throws(OutputError) {
    do {
      try descriptor.close()
    } catch {
      throw OutputError(.cannotWrite, place.shown, error)
    }
    do {
      try workspace.folder.move(Workspace.contentName, to: place.folder, as: place.name)
    } catch {
      throw OutputError(.cannotCreate, place.shown, error)
    }
  }
}
