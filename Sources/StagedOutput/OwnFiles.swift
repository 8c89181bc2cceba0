import System

/// Which files in a folder are ours, and so may be replaced or removed by the next run.
///
/// Those that are in the folder's list *and* end with a mark that we wrote. The list alone is not
/// trusted: anybody may have put it there, and it must not make us remove a person's files. It is
/// compared with what is in the folder and never used as a path.
struct OwnFiles {
  /// The list of our own files: ``OwnershipMark/line``, then one path per line.
  static let listName = "assets/files.txt"
  /// The longest list, in bytes.
  private static let listLimit = 64 << 20

  private let paths: Set<String>

  /// Finds our files in `folder`; none if the folder is not ours.
  static func find(in folder: String) -> OwnFiles {
    let listed = list(in: folder)
    let own = listed.filter { path in
      // A picture of pixels has no room for a mark; the drawing of the same chart has.
      let marked = path.hasSuffix(".png") ? path.dropLast(4) + ".svg" : path[...]
      return path == listName
        || listed.contains(String(marked)) && OwnershipMark.isAtEnd(of: "\(folder)/\(marked)")
          && FileSystem.isRegular("\(folder)/\(path)")
    }
    return OwnFiles(paths: own)
  }

  func contains(_ path: String) -> Bool { paths.contains(path) }

  /// The list's contents for these files.
  static func listContents(_ paths: [String]) -> [UInt8] {
    Array(([OwnershipMark.line] + paths.sorted() + [""]).joined(separator: "\n").utf8)
  }

  /// The paths in the list that stay within the folder, including the list's own.
  private static func list(in folder: String) -> Set<String> {
    let assets = "\(folder)/\(listName.prefix { $0 != "/" })"
    guard FileSystem.kind(assets) == .folder,  // a link may lead anywhere
      let file = try? Descriptor.open("\(folder)/\(listName)", O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
    else { return [] }
    defer { file.discard() }
    guard let status = try? file.status(), status.isRegular, status.size <= listLimit,
      let contents = try? FileContents.read(file, expecting: status.size)
    else { return [] }
    let lines = String(decoding: contents, as: UTF8.self).split(separator: "\n")
    guard lines.first.map(String.init) == OwnershipMark.line else { return [] }
    let inside = lines.dropFirst().filter { line in
      let parts = line.split(separator: "/", omittingEmptySubsequences: false)
      return parts.count <= 2 && parts.allSatisfy { !$0.isEmpty && $0.first != "." }
    }
    return Set(inside.map(String.init) + [listName])
  }
}
