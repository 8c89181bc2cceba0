import CSystem

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
  static func checkedKind(_ path: String) throws(SystemError) -> Kind {
    do {
      let status = try FileStatus.of(path)
      return status.isFolder ? .folder : status.isLink ? .link : .file
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

  /// Whether two paths are names of one file.
  package static func isSame(_ first: String, _ second: String) -> Bool {
    guard let status = try? FileStatus.of(first), let other = try? FileStatus.of(second) else {
      return false
    }
    return status.isSame(as: other)
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

  /// Makes a folder this user's, and nobody else's.
  ///
  /// - Throws: also when a link or something else is there.
  package static func takeOver(_ folder: String) throws(SystemError) {
    let descriptor = try Descriptor.open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
    defer { descriptor.discard() }
    guard fchown(descriptor.number, geteuid(), getegid()) == 0,
      fchmod(descriptor.number, 0o700) == 0
    else { throw .last }
  }

  /// Whether this process may write to what is at a path.
  package static func isWritable(_ path: String) -> Bool {
    path.withBytes { access($0, W_OK) } == 0
  }

  /// Bytes that this user can still write to the file system of a folder; nil: not known.
  package static func freeBytes(_ folder: String) -> UInt64? {
    var status = statvfs()
    guard folder.withBytes({ statvfs($0, &status) }) == 0, status.f_blocks > 0 else { return nil }
    return UInt64(status.f_bavail) * UInt64(status.f_frsize)
  }

  /// Whether this process acts for the system's administrator.
  package static var isForRoot: Bool { geteuid() == 0 }

  /// Moves a file or folder on its file system; a file or an empty folder at `target` is replaced.
  package static func move(_ path: String, to target: String) throws(SystemError) {
    guard path.withBytes({ path in target.withBytes { rename(path, $0) } }) == 0 else {
      throw .last
    }
  }

  /// Exchanges what is at two paths in one step.
  ///
  /// - Throws: `EINVAL` or `ENOSYS` where the file system cannot do it.
  package static func exchange(_ first: String, _ second: String) throws(SystemError) {
    guard first.withBytes({ first in second.withBytes { heap_exchange(first, $0) } }) == 0 else {
      throw .last
    }
  }

  /// Gives a file or link a second name.
  package static func link(_ path: String, as name: String) throws(SystemError) {
    let result = path.withBytes { path in
      name.withBytes { linkat(AT_FDCWD, path, AT_FDCWD, $0, 0) }
    }
    guard result == 0 else { throw .last }
  }

  /// Removes a name of a file or a link; one that cannot be removed stays.
  package static func removeFile(_ path: String) { _ = path.withBytes { unlink($0) } }

  /// Removes an empty folder; any other folder stays.
  package static func removeEmptyFolder(_ path: String) { _ = path.withBytes { rmdir($0) } }

  /// Gives a folder the permissions of another one, if both are there.
  ///
  /// A file system without permissions refuses; then both have the same anyway.
  package static func copyPermissions(of folder: String, to other: String) {
    guard kind(other) == .folder, let status = try? FileStatus.of(folder) else { return }
    _ = other.withBytes { chmod($0, status.permissions) }
  }

  /// Allows the removal of what is in a folder, if the folder is ours; otherwise the removal fails.
  package static func makeWritable(_ folder: String) {
    _ = folder.withBytes { fchmodat(AT_FDCWD, $0, 0o700, AT_SYMLINK_NOFOLLOW) }
  }
}
