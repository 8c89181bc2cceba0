import System

/// Which files in a folder are ours, and so may be replaced or removed by the next run.
///
/// Those that are in the folder's list *and* end with a mark that we wrote. The list alone is not
/// trusted: anybody may have put it there, and it must not make us remove a person's files. It is
/// compared with what is in the folder and never used as a path.
struct OwnFiles {
  /// The list of our own files: ``OwnershipMark/line``, then one path per line.
  static let listName = "assets/files.txt"
  /// The longest list that is read, in bytes: 100,000 files.
  private static let listLimit = 8 << 20

  private let paths: Set<String>
  private let folders: Set<String>

  /// Finds our files in a folder; none if the folder is not ours.
  ///
  /// - Parameter contents: what is in the folder.
  static func find(in folder: Folder, _ contents: FolderContents) -> OwnFiles {
    // The pages are in the folder itself and in folders of it.
    let levels = contents.levels.filter { !$0.path.contains("/") }
    let listed = list(in: folder, of: levels)
    var own: Set<String> = []
    for level in listed.isEmpty ? [] : levels {
      guard let opened = try? folder.descend(level.path) else { continue }
      defer { opened.discard() }
      for entry in level.entries where entry.kind == .file {
        let path = level.path(entry.name)
        if path == listName
          || listed.contains(path) && OwnershipMark.isAtEnd(of: entry.name, in: opened)
        {
          own.insert(path)
        }
      }
    }
    return OwnFiles(paths: own)
  }

  private init(paths: Set<String>) {
    self.paths = paths
    folders = Set(paths.compactMap { path in path.lastIndex(of: "/").map { String(path[..<$0]) } })
  }

  func contains(_ path: String) -> Bool { paths.contains(path) }

  /// Whether files of ours are in a folder.
  func isFolder(_ path: String) -> Bool { folders.contains(path) }

  /// The list's contents for these files.
  static func listContents(_ paths: [String]) -> [UInt8] {
    Array(([OwnershipMark.line] + paths.sorted() + [""]).joined(separator: "\n").utf8)
  }

  /// Removes the list, if it is ours, and its folder, if that is empty then.
  static func removeList(in folder: Folder, if own: OwnFiles) {
    let parts = listName.split(separator: "/").map(String.init)
    if own.contains(listName), let assets = try? folder.ownFolder(parts[0]) {
      assets.removeFile(parts[1])
      assets.discard()
    }
    folder.removeEmptyFolder(parts[0])
  }

  /// Those of the files that are there which the list names, and the list itself; none without a list.
  private static func list(in folder: Folder, of levels: [FolderContents.Level]) -> Set<String> {
    guard let contents = listBytes(in: folder) else { return [] }
    var there: [ArraySlice<UInt8>: String] = [:]
    for level in levels where !level.path.hasPrefix(".") {
      for entry in level.entries where entry.kind == .file && !entry.name.hasPrefix(".") {
        let path = level.path(entry.name)
        there[Array(path.systemBytes)[...]] = path
      }
    }
    let mark = Array("\(OwnershipMark.line)\n".utf8)
    guard contents.starts(with: mark) else { return [] }
    var listed: Set<String> = [listName]
    var rest = contents.dropFirst(mark.count)
    // However long the list is, there are only so many files.
    while !rest.isEmpty, !there.isEmpty {
      let line = rest.prefix { $0 != UInt8(ascii: "\n") }
      if let path = there.removeValue(forKey: line) { listed.insert(path) }
      rest = rest.dropFirst(line.count + 1)
    }
    return listed
  }

  private static func listBytes(in folder: Folder) -> [UInt8]? {
    let parts = listName.split(separator: "/").map(String.init)
    guard let assets = try? folder.ownFolder(parts[0]) else { return nil }
    defer { assets.discard() }
    guard let file = try? assets.file(parts[1], O_RDONLY | O_NONBLOCK) else { return nil }
    defer { file.discard() }
    guard let status = try? file.status(), status.isRegular, status.size <= listLimit else {
      return nil
    }
    return try? FileContents.read(file, expecting: status.size, atMost: listLimit)
  }
}
