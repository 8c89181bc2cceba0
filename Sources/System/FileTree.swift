/// Work on a folder with everything in it. Symbolic links are never followed.
package enum FileTree {
  /// The names in a folder, in no order.
  package static func names(in path: String) throws(SystemError) -> [String] {
    guard let folder = path.withBytes({ opendir($0) }) else { throw .last }
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

  /// Everything below a folder; what is in a folder comes after the folder itself.
  package static func contents(of folder: String) throws(SystemError)
    -> [(path: String, kind: FileSystem.Kind)]
  {
    var contents: [(path: String, kind: FileSystem.Kind)] = []
    var pending = try names(in: folder)
    while let path = pending.popLast() {
      let whole = "\(folder)/\(path)"
      let kind = try FileSystem.checkedKind(whole)
      if kind == .nothing { continue }  // gone since the folder was read
      contents.append((path, kind))
      if kind == .folder { pending += try names(in: whole).map { "\(path)/\($0)" } }
    }
    return contents
  }

  /// Makes a folder below another one, with those above it; they may be there already.
  ///
  /// - Throws: also when one of them is a file or a link (`EEXIST`).
  package static func makeFolders(_ path: String, in folder: String) throws(SystemError) {
    var whole = folder
    for part in path.split(separator: "/") {
      whole += "/\(part)"
      do {
        try FileSystem.makeFolder(whole)
      } catch {
        guard FileSystem.kind(whole) == .folder else { throw error }
      }
    }
  }

  /// Removes what is at a path; what cannot be removed stays.
  package static func remove(_ path: String) {
    var pending = [path]
    var folders: [String] = []
    while let next = pending.popLast() {
      if FileSystem.kind(next) == .folder {
        folders.append(next)
        FileSystem.makeWritable(next)
        pending += ((try? names(in: next)) ?? []).map { "\(next)/\($0)" }
      } else {
        FileSystem.removeFile(next)
      }
    }
    for folder in folders.reversed() { FileSystem.removeEmptyFolder(folder) }
  }
}
