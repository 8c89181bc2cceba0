import CSystem

/// An open folder. What is done in it is done in this folder, wherever its path leads by then.
///
/// Names are single names, never paths, and symbolic links are never followed.
package struct Folder: Sendable {
  package let descriptor: Descriptor

  init(_ number: Int32) {
    descriptor = Descriptor(number)
  }

  /// The folder at a path; here links are followed.
  package static func at(_ path: String) throws(SystemError) -> Folder {
    Folder(try Descriptor.open(path, O_RDONLY | O_DIRECTORY).number)
  }

  /// A folder in it.
  package func folder(_ name: String) throws(SystemError) -> Folder {
    Folder(try file(name, O_RDONLY | O_DIRECTORY).number)
  }

  /// As ``folder(_:)``, for one of this user's.
  ///
  /// - Throws: `EPERM` for one of another user's.
  package func ownFolder(_ name: String) throws(SystemError) -> Folder {
    let folder = try folder(name)
    do throws(SystemError) {
      guard try folder.status().isOurs else { throw SystemError(number: EPERM) }
    } catch {
      folder.discard()
      throw error
    }
    return folder
  }

  /// The current folder, or the one that everything is in, to look for names there. No right to list
  /// it is needed.
  package static func place(_ start: Start) throws(SystemError) -> Folder {
    try Folder(heap_current_folder()).place(start.rawValue)
  }

  /// Where a path begins.
  package enum Start: String {
    case current = "."
    case root = "/"
  }

  /// A folder in it, or the one that it is in (`..`), to look for names there.
  package func place(_ name: String, followsLink: Bool = false) throws(SystemError) -> Folder {
    let number = name.withBytes { heap_open_place(descriptor.number, $0, followsLink ? 1 : 0) }
    guard number >= 0 else { throw .last }
    return Folder(number)
  }

  /// Opens a file in it.
  ///
  /// - Parameters:
  ///   - flags: as in `open(2)`.
  ///   - permissions: of the file, if it is made.
  package func file(_ name: String, _ flags: Int32, permissions: UInt32 = 0)
    throws(SystemError) -> Descriptor
  {
    let flags = flags | O_NOFOLLOW | O_CLOEXEC
    let number = name.withBytes { openat(descriptor.number, $0, flags, permissions) }
    guard number >= 0 else { throw .last }
    return Descriptor(number)
  }

  /// The names in it, in no order.
  package func names() throws(SystemError) -> [String] {
    let opened = try file(".", O_RDONLY | O_DIRECTORY)
    guard let folder = fdopendir(opened.number) else {
      let error = SystemError.last
      opened.discard()
      throw error
    }
    defer { _ = closedir(folder) }  // it was only read
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(folder) else {
        if errno != 0 { throw .last }
        return names
      }
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(systemString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
  }

  package func status() throws(SystemError) -> FileStatus { try descriptor.status() }

  /// Bytes that this user can still write to its file system; nil: not known.
  package var freeBytes: UInt64? {
    var status = statvfs()
    guard fstatvfs(descriptor.number, &status) == 0, status.f_blocks > 0 else { return nil }
    return UInt64(status.f_bavail) * UInt64(status.f_frsize)
  }

  /// Whether it is one of /proc, where names stand for what processes have open.
  package var isOfProcesses: Bool { heap_file_system(descriptor.number) == 0x9FA0 }

  /// Whether its file system shows the same permissions for everything, because it keeps none: those of
  /// Windows, and such that a host lends to a guest.
  package var hasNoPermissions: Bool {
    [
      0x0102_1997, 0x4D44, 0x2011_BAB0, 0x5346_544E, 0x7366_746E, 0x786F_4256,
    ].contains(heap_file_system(descriptor.number))
  }

  /// Whether further users have rights to it that its permissions do not show.
  package var hasAccessList: Bool { heap_has_access_list(descriptor.number) != 0 }

  /// Gives it permissions; a file system without permissions refuses, and nothing is lost.
  package func allow(_ permissions: UInt32) { _ = fchmod(descriptor.number, permissions) }

  package func discard() { descriptor.discard() }
}
