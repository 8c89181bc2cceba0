#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif
import HeapReport
import Bytes

/// Which files in a folder are of a report, and so may be replaced or removed by the next one.
///
/// Those that stand in the report's list *and* end with a mark that we wrote. The list alone is not
/// believed: anybody may have put it there, and it must not make us remove a person's files. It is
/// compared with what is in the folder, never used as a way to somewhere.
struct OwnFiles {
  /// The list of a report's own files: ``OwnershipMark/line``, then a path a line.
  static let listName = "assets/files.txt"
  /// No list is longer, in bytes.
  private static let listLimit = 64 << 20

  private let paths: Set<String>

  /// The files of the report that is in `folder`; none if none is.
  init(in folder: String) {
    let listed = Self.list(in: folder)
    paths = listed.filter { path in
      // A picture of pixels has no room for a mark; the drawing of the same chart has.
      let marked = path.hasSuffix(".png") ? path.dropLast(4) + ".svg" : path[...]
      return path == Self.listName
        || listed.contains(String(marked)) && OwnershipMark.isAtEnd(of: "\(folder)/\(marked)")
          && FileTree.isRegular("\(folder)/\(path)")
    }
  }

  func contains(_ path: String) -> Bool { paths.contains(path) }

  /// The list's contents for a report of these files.
  static func listContents(_ paths: [String]) -> [UInt8] {
    Array(([OwnershipMark.line] + paths.sorted() + [""]).joined(separator: "\n").utf8)
  }

  /// The paths in the list that lead to somewhere in the folder, the list's own among them.
  private static func list(in folder: String) -> Set<String> {
    let assets = "\(folder)/\(listName.prefix { $0 != "/" })"
    guard FileTree.kind(assets) == .folder else { return [] }  // not behind a link
    let descriptor = open(
      "\(folder)/\(listName)", O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_size <= listLimit,
      let contents = try? FileContents.read(descriptor, expecting: Int(status.st_size))
    else { return [] }
    let lines = String(decoding: contents.array, as: UTF8.self).split(separator: "\n")
    guard lines.first.map(String.init) == OwnershipMark.line else { return [] }
    let inside = lines.dropFirst().filter { line in
      let parts = line.split(separator: "/", omittingEmptySubsequences: false)
      return parts.count <= 2 && parts.allSatisfy { !$0.isEmpty && $0.first != "." }
    }
    return Set(inside.map(String.init) + [listName])
  }
}
