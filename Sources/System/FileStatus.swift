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

  /// Whether it is a file of bytes: not a folder, link, pipe or device.
  package var isRegular: Bool { type == S_IFREG }
  package var isFolder: Bool { type == S_IFDIR }
  package var isLink: Bool { type == S_IFLNK }
  /// In bytes.
  package var size: Int { Int(status.st_size) }
  /// Whether it belongs to the user that this process acts for.
  package var isOurs: Bool { status.st_uid == geteuid() }
  /// The number of its names.
  package var nameCount: Int { Int(status.st_nlink) }
  package var permissions: mode_t { status.st_mode & 0o7777 }

  /// Whether both are of one file.
  package func isSame(as other: FileStatus) -> Bool {
    status.st_ino == other.status.st_ino && status.st_dev == other.status.st_dev
  }

  private var type: mode_t { status.st_mode & S_IFMT }
}
