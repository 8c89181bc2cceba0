/// Work on a folder and everything in it, by its path. Symbolic links are never followed.
package enum FileTree {
  /// The names in a folder, in no order.
  package static func names(in path: String) throws(SystemError) -> [String] {
    let folder = try Folder.at(path)
    defer { folder.discard() }
    return try folder.names()
  }

  /// Removes what is at a path; what is another user's, or cannot be removed, stays.
  package static func remove(_ path: String) {
    let slash = path.lastIndex(of: "/")
    let parent = slash.map { String(path[...$0]) } ?? "."
    guard let folder = try? Folder.at(parent) else { return }
    defer { folder.discard() }
    folder.removeTree(slash.map { String(path[path.index(after: $0)...]) } ?? path)
  }
}
