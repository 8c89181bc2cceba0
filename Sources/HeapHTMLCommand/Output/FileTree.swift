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

  static func kind(_ path: String) -> Kind {
    var status = stat()
    guard lstat(path, &status) == 0 else { return .nothing }
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

  /// Gives a folder the permissions of another one, if it is there.
  static func copyPermissions(of folder: String, to other: String) {
    var status = stat()
    guard kind(other) == .folder, lstat(folder, &status) == 0 else { return }
    chmod(other, status.st_mode & 0o7777)
  }

  /// The names in a folder, in no order.
  static func names(in path: String) throws(SystemError) -> [String] {
    guard let folder = opendir(path) else { throw .last }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// Removes what stands at a path; what cannot be removed stays.
  static func remove(_ path: String) {
    var pending = [path]
    var folders: [String] = []
    while let next = pending.popLast() {
      if kind(next) == .folder {
        folders.append(next)
        chmod(next, 0o700)  // what is in it cannot be removed otherwise
        pending += ((try? names(in: next)) ?? []).map { "\(next)/\($0)" }
      } else {
        unlink(next)
      }
    }
    for folder in folders.reversed() { rmdir(folder) }
  }
}
