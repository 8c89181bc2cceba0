package import System

/// A file that grows beside its destination and takes its place once it is complete.
///
/// A symbolic link stays and the file that it leads to is replaced; other names of that file (hard
/// links) keep what was in it. What is not a file (a pipe, a device) is written to directly.
package struct StagedFile {
  /// As the user named it, for messages.
  private let name: String
  private let destination: String
  /// Where it grows; nil when the bytes go to the destination itself.
  private let workspace: Workspace?
  private let descriptor: Descriptor

  /// Makes a file of what `body` writes; when it fails, everything stays as it was before.
  ///
  /// - Throws: an ``OutputError``, ``Interruption``, ``ClosedPipe``, or what `body` throws.
  package static func write(
    _ name: String, _ body: (_ write: @escaping ([UInt8]) throws -> Void) throws -> Void
  ) throws {
    guard let destination = try replaceable(name) else { return try writeThrough(name, body) }
    StaleWorkspaces.remove(beside: destination)
    Interruption.begin()
    defer { Interruption.end() }
    let file = try begin(name, destination)
    do {
      try body { try file.write($0) }
      try file.publish()
    } catch {
      file.workspace?.discard()
      throw error
    }
    file.workspace?.close()
  }

  /// Checks before long work whether the file could be written at its end.
  package static func check(_ name: String) throws(OutputError) {
    guard let destination = try replaceable(name) else {
      if FileSystem.isWritable(name) { return }
      throw OutputError(.cannotCreate, name, SystemError(number: EACCES))
    }
    StaleWorkspaces.remove(beside: destination)
    do {
      try Workspace.check(beside: destination)
    } catch {
      throw OutputError(.cannotCreate, name, error)
    }
  }

  /// The file that a new one will replace; nil for what can only be written to.
  private static func replaceable(_ name: String) throws(OutputError) -> String? {
    let status = try? FileStatus.of(name, followsLink: true)
    let isLink = FileSystem.kind(name) == .link
    if status == nil, isLink {
      throw OutputError(
        .cannotCreate, name, "is a broken symbolic link",
        advice: "remove it or name another file")
    }
    if status?.isFolder == true {
      throw OutputError(.cannotCreate, name, "is a directory", advice: "name a file")
    }
    guard status?.isRegular != false else { return nil }
    // A file without a name, as /dev/stdout may be, has no path.
    return isLink ? FileSystem.realPath(name) : name
  }

  /// Opens an empty file in a workspace.
  private static func begin(_ name: String, _ destination: String) throws(OutputError)
    -> StagedFile
  {
    do throws(SystemError) {
      let workspace = try Workspace.make(beside: destination)
      do throws(SystemError) {
        let descriptor = try Descriptor.open(
          workspace.content, O_WRONLY | O_CREAT | O_EXCL, permissions: 0o666)
        return StagedFile(
          name: name, destination: destination, workspace: workspace, descriptor: descriptor)
      } catch {
        workspace.discard()
        throw error
      }
    } catch {
      throw OutputError(.cannotCreate, name, error)
    }
  }

  /// Writes to the destination itself.
  private static func writeThrough(
    _ name: String, _ body: (_ write: @escaping ([UInt8]) throws -> Void) throws -> Void
  ) throws {
    IgnoredSignals.writing()
    let descriptor: Descriptor
    do {
      descriptor = try Descriptor.open(name, O_WRONLY | O_TRUNC)
    } catch {
      throw OutputError(.cannotCreate, name, error)
    }
    let file = StagedFile(
      name: name, destination: name, workspace: nil, descriptor: descriptor)
    try body { try file.write($0) }
    try file.publish()
  }

  private func write(_ bytes: [UInt8]) throws {
    if workspace != nil { try Interruption.check() }
    do {
      try descriptor.write(bytes)
    } catch {
      if error.number == EPIPE { throw ClosedPipe() }
      throw OutputError(.cannotWrite, name, error)
    }
  }

  private func publish() throws(OutputError) {
    do {
      try descriptor.close()
    } catch {
      throw OutputError(.cannotWrite, name, error)
    }
    guard let workspace else { return }
    do {
      try FileSystem.move(workspace.content, to: destination)
    } catch {
      throw OutputError(.cannotCreate, name, error)
    }
  }
}
