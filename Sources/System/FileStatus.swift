/// What the system knows of a file, of whatever kind.
package struct FileStatus: Sendable {
  private let status: stat

  init(_ status: stat) {
    self.status = status
  }

  /// The status of what is at a path.
  ///
  /// - Parameter followsLink: true for what a symbolic link leads to, false for the link itself.
  package static func of(_ path: String, followsLink: Bool = false) throws(SystemError)
    -> FileStatus
  {
    var status = stat()
    let result = path.withBytes { followsLink ? stat($0, &status) : lstat($0, &status) }
    guard result == 0 else { throw .last }
    return FileStatus(status)
  }

  /// The status of what has a name in a folder; of a link itself.
  ///
  /// - Parameter folder: the number of an open folder.
  static func of(_ name: String, in folder: Int32) throws(SystemError) -> FileStatus {
    var status = stat()
    let result = name.withBytes { fstatat(folder, $0, &status, AT_SYMLINK_NOFOLLOW) }
    guard result == 0 else { throw .last }
    return FileStatus(status)
  }

  /// Whether it is a file of bytes: not a folder, link, pipe or device.
  package var isRegular: Bool { type == S_IFREG }
  package var isFolder: Bool { type == S_IFDIR }
  package var isLink: Bool { type == S_IFLNK }
  /// In bytes.
  package var size: Int { Int(status.st_size) }
  /// When its contents changed last, in seconds since 1970.
  package var modified: Int64 { Int64(status.st_mtim.tv_sec) }
  /// Whether it belongs to the user that this process acts for.
  package var isOurs: Bool { status.st_uid == geteuid() }
  /// The numbers of the user and the group that it belongs to.
  package var owner: uid_t { status.st_uid }
  package var group: gid_t { status.st_gid }
  /// The number of its names.
  package var nameCount: Int { Int(status.st_nlink) }
  /// Whether only their owners may take things out of it, as out of /tmp.
  package var isSticky: Bool { permissions & 0o1000 != 0 }
  package var permissions: mode_t { status.st_mode & 0o7777 }

  /// Whether both are of one file.
  package func isSame(as other: FileStatus) -> Bool {
    status.st_ino == other.status.st_ino && status.st_dev == other.status.st_dev
  }

  private var type: mode_t { status.st_mode & S_IFMT }
}
