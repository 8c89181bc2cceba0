#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Work on a folder with everything in it. Symbolic links are never followed.
enum FileTree {
  /// What stands at a path; a symbolic link is `.link`, whatever it leads to.
  enum Kind: Sendable {
    case nothing
    case file
    case folder
    case link
  }

  static func kind(_ path: String) -> Kind { (try? checkedKind(path)) ?? .nothing }

  /// As ``kind(_:)``, for those who must not take what they cannot see for nothing.
  private static func checkedKind(_ path: String) throws(SystemError) -> Kind {
    var status = stat()
    guard lstat(path, &status) == 0 else {
      if errno == ENOENT { return .nothing }
      throw .last
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return .folder
    case S_IFLNK: return .link
    default: return .file
    }
  }

  /// The way to what stands at a path, without links and dots; nil if nothing does.
  static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Whether a file of bytes stands at a path: no link, pipe or device.
  static func isRegular(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// Whether two paths are names of one file.
  static func isSame(_ first: String, _ second: String) -> Bool {
    var status = stat()
    var other = stat()
    guard lstat(first, &status) == 0, lstat(second, &other) == 0 else { return false }
    return status.st_ino == other.st_ino && status.st_dev == other.st_dev
  }

  /// Whether an open file is the one that stands at a path.
  static func isSame(_ descriptor: Int32, _ path: String) -> Bool {
    var status = stat()
    var other = stat()
    guard fstat(descriptor, &status) == 0, lstat(path, &other) == 0 else { return false }
    return status.st_ino == other.st_ino && status.st_dev == other.st_dev
  }

  /// Gives a folder the permissions of another one, if it is there.
  static func copyPermissions(of folder: String, to other: String) {
    var status = stat()
    guard kind(other) == .folder, lstat(folder, &status) == 0 else { return }
    chmod(other, status.st_mode & 0o7777)
  }

  /// The names in a folder, in no order.
  ///
  /// - Parameter leavesOutOdd: whether names that are no UTF-8 are left out; else they are an error,
  ///   because such a file could not be named again.
  static func names(in path: String, leavesOutOdd: Bool = false) throws(SystemError) -> [String] {
    guard let folder = opendir(path) else { throw .last }
    defer { closedir(folder) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(folder) else {
        if errno != 0 { throw .last }
        return names
      }
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(validatingCString: $0) }
      }
      guard let name else {
        if leavesOutOdd { continue }
        throw SystemError(number: EILSEQ)
      }
      if name != ".", name != ".." { names.append(name) }
    }
  }

  /// Everything below a folder, what is in a folder behind the folder itself.
  static func contents(of folder: String) throws(SystemError) -> [(path: String, kind: Kind)] {
    var contents: [(path: String, kind: Kind)] = []
    var pending = try names(in: folder)
    while let path = pending.popLast() {
      let whole = "\(folder)/\(path)"
      let kind = try checkedKind(whole)
      if kind == .nothing { continue }  // gone since the folder was read
      contents.append((path, kind))
      if kind == .folder { pending += try names(in: whole).map { "\(path)/\($0)" } }
    }
    return contents
  }

  /// Removes what stands at a path; what cannot be removed stays.
  static func remove(_ path: String) {
    var pending = [path]
    var folders: [String] = []
    while let next = pending.popLast() {
      if kind(next) == .folder {
        folders.append(next)
        makeWritable(next)
        pending += ((try? names(in: next)) ?? []).map { "\(next)/\($0)" }
      } else {
        unlink(next)
      }
    }
    for folder in folders.reversed() { rmdir(folder) }
  }

  /// Lets what is in a folder be removed.
  static func makeWritable(_ folder: String) {
    fchmodat(AT_FDCWD, folder, 0o700, AT_SYMLINK_NOFOLLOW)
  }
}
