/// Work on one file or folder at a time, by its path. Symbolic links are never followed.
package enum FileSystem {
  /// What is at a path; a symbolic link is `.link`, whatever it leads to.
  package enum Kind: Sendable {
    case nothing
    case file
    case folder
    case link
  }

  /// What is at a path, as far as this process can see; what it cannot see counts as nothing.
  package static func kind(_ path: String) -> Kind { (try? checkedKind(path)) ?? .nothing }

  /// As ``kind(_:)``, for callers that must not take what they cannot see for nothing.
  private static func checkedKind(_ path: String) throws(SystemError) -> Kind {
    do {
      return try FileStatus.of(path).kind
    } catch {
      if error.number == ENOENT { return .nothing }
      throw error
    }
  }

  /// The path of what is at a path, without links and dots; nil if nothing is there.
  package static func realPath(_ path: String) -> String? {
    guard let resolved = path.withBytes({ realpath($0, nil) }) else { return nil }
    defer { free(resolved) }
    return String(systemString: resolved)
  }

  /// Whether a file of bytes is at a path: not a link, pipe or device.
  package static func isRegular(_ path: String) -> Bool {
    (try? FileStatus.of(path))?.isRegular == true
  }

  /// Whether this process may run the file at a path.
  package static func isExecutable(_ path: String) -> Bool {
    path.withBytes { access($0, X_OK) } == 0
  }

  /// Makes a folder.
  ///
  /// - Throws: also when something is there already (`EEXIST`).
  package static func makeFolder(_ path: String, permissions: UInt32 = 0o777)
    throws(SystemError)
  {
    guard path.withBytes({ mkdir($0, permissions) }) == 0 else { throw .last }
  }

  /// Makes a folder with a name that nothing else has, for this user only.
  ///
  /// - Parameter prefix: what its path begins with.
  /// - Returns: its path.
  package static func makeUniqueFolder(_ prefix: String) throws(SystemError) -> String {
    var template = (prefix.systemBytes + Array("XXXXXX".utf8)).map { CChar(bitPattern: $0) } + [0]
    guard mkdtemp(&template) != nil else { throw .last }
    return template.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { String(systemString: $0) } ?? ""
    }
  }

  /// Makes a folder this user's, and nobody else's; its former owner cannot put another in its place
  /// from then on, where only owners may do so (as in /tmp).
  ///
  /// - Throws: also when a link or something else is there.
  package static func takeOver(_ folder: String) throws(SystemError) {
    let descriptor = try Descriptor.open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
    defer { descriptor.discard() }
    guard fchown(descriptor.number, geteuid(), getegid()) == 0,
      fchmod(descriptor.number, 0o700) == 0
    else { throw .last }
    // It may have been moved away since it was opened.
    guard try FileStatus.of(folder).isSame(as: descriptor.status()) else {
      throw SystemError(number: EPERM)
    }
  }

  /// Whether this process acts for the system's administrator.
  package static var isForRoot: Bool { geteuid() == 0 }

  /// Moves a file or folder on its file system; a file or an empty folder at `target` is replaced.
  package static func move(_ path: String, to target: String) throws(SystemError) {
    guard path.withBytes({ path in target.withBytes { rename(path, $0) } }) == 0 else {
      throw .last
    }
  }

  /// Removes a name of a file or a link; one that cannot be removed stays.
  package static func removeFile(_ path: String) { _ = path.withBytes { unlink($0) } }

  /// Removes an empty folder; any other folder stays.
  package static func removeEmptyFolder(_ path: String) { _ = path.withBytes { rmdir($0) } }
}

extension FileStatus {
  var kind: FileSystem.Kind { isFolder ? .folder : isLink ? .link : .file }
}
