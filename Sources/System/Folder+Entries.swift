import CSystem

extension Folder {
  /// The status of what has a name in it; of a link itself.
  package func status(_ name: String) throws(SystemError) -> FileStatus {
    try FileStatus.of(name, in: descriptor.number)
  }

  /// What has a name in it, as far as this process can see.
  package func kind(_ name: String) -> FileSystem.Kind { (try? checkedKind(name)) ?? .nothing }

  /// As ``kind(_:)``, for callers that must not take what they cannot see for nothing.
  package func checkedKind(_ name: String) throws(SystemError) -> FileSystem.Kind {
    do {
      return try status(name).kind
    } catch {
      if error.number == ENOENT { return .nothing }
      throw error
    }
  }

  /// Where a symbolic link leads to.
  package func target(ofLink name: String) throws(SystemError) -> String {
    var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = name.withBytes { readlinkat(descriptor.number, $0, &bytes, bytes.count) }
    guard count >= 0 else { throw .last }
    return String(systemBytes: bytes.prefix(count).map { UInt8(bitPattern: $0) })
  }

  /// Whether this process may write to what has a name in it.
  package func isWritable(_ name: String) -> Bool {
    name.withBytes { faccessat(descriptor.number, $0, W_OK, AT_EACCESS) } == 0
  }

  /// Opens what a name in /proc stands for: what a process has open.
  package func openedByProcess(_ name: String, _ flags: Int32) throws(SystemError) -> Descriptor {
    let number = name.withBytes { openat(descriptor.number, $0, flags | O_CLOEXEC) }
    guard number >= 0 else { throw .last }
    return Descriptor(number)
  }

  /// Makes a folder in it that nobody else may write to.
  ///
  /// - Throws: also when something is there already (`EEXIST`).
  package func makeFolder(_ name: String, permissions: UInt32 = 0o755) throws(SystemError) {
    guard name.withBytes({ mkdirat(descriptor.number, $0, permissions) }) == 0 else { throw .last }
  }

  /// Moves a file or folder into a folder of the same file system; a file or an empty folder there is
  /// replaced.
  package func move(_ name: String, to folder: Folder, as other: String) throws(SystemError) {
    let result = name.withBytes { name in
      other.withBytes { renameat(descriptor.number, name, folder.descriptor.number, $0) }
    }
    guard result == 0 else { throw .last }
  }

  /// Exchanges what two names stand for in one step.
  ///
  /// - Throws: `EINVAL` or `ENOSYS` where the file system cannot do it.
  package func exchange(_ name: String, with folder: Folder, _ other: String)
    throws(SystemError)
  {
    let result = name.withBytes { name in
      other.withBytes { heap_exchange(descriptor.number, name, folder.descriptor.number, $0) }
    }
    guard result == 0 else { throw .last }
  }

  /// Gives a file or link the same name in another folder, too.
  package func link(_ name: String, into folder: Folder) throws(SystemError) {
    let result = name.withBytes {
      linkat(descriptor.number, $0, folder.descriptor.number, $0, 0)
    }
    guard result == 0 else { throw .last }
  }

  /// Removes a name of a file or a link; one that cannot be removed stays.
  package func removeFile(_ name: String) {
    _ = name.withBytes { unlinkat(descriptor.number, $0, 0) }
  }

  /// Removes an empty folder; any other folder stays.
  package func removeEmptyFolder(_ name: String) {
    _ = name.withBytes { unlinkat(descriptor.number, $0, AT_REMOVEDIR) }
  }
}
