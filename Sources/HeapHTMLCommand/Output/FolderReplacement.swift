#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif
import CSystem
import PickleReader

/// Puts a finished folder in the place of an old one in one step.
///
/// The files of other people in the old folder are kept: they are linked into the new one before,
/// so that no moment passes in which they are gone. Which files are ours stands in a list among
/// them, ``listName``.
enum FolderReplacement {
  /// The list of a report's own files, a path a line.
  static let listName = "assets/files.txt"

  /// Whether a destination can be replaced at all; asked before any work is done.
  static func check(_ folder: String) throws(CommandFailure) {
    switch FileTree.kind(folder) {
    case .nothing, .folder: break
    case .file:
      throw CommandFailure(
        .cannotCreate, folder, "is a file", advice: "name a folder, or a file ending in .html")
    case .link:
      throw CommandFailure(
        .cannotCreate, folder, "is a symbolic link", advice: "name the folder that it leads to")
    }
    // What replaces it grows beside it, and so it needs a name, and nobody who stands in it.
    let name = folder.split(separator: "/").last
    guard let name, name != ".", name != ".." else {
      throw CommandFailure(
        .cannotCreate, folder, "is not the name of a folder", advice: "name one to be made")
    }
    if let here = FileTree.realPath("."), let there = FileTree.realPath(folder),
      here == there || here.hasPrefix(there + "/")
    {
      throw CommandFailure(
        .cannotCreate, folder, "the current folder is in it, so that it cannot be replaced",
        advice: "name a folder in it")
    }
  }

  static func replace(_ folder: String, with staged: StagedFolder) throws(CommandFailure) {
    let own = try list(of: staged.path)
    try staged.write(listName, Array(own.sorted().joined(separator: "\n").utf8) + [0x0A])
    guard FileTree.kind(folder) == .folder else {
      return try move(staged.path, to: folder)
    }
    try keepOthers(in: folder, staged: staged, own: own)
    // Exchange, then remove what was there: at every moment one of the two reports is in place.
    try exchange(staged.path, folder)
    staged.discard()
  }

  /// Puts a folder where there is none.
  static func move(_ source: String, to folder: String) throws(CommandFailure) {
    guard rename(source, folder) == 0 else {
      throw CommandFailure(.cannotCreate, folder, SystemError.last.reason)
    }
  }

  /// Links what is not of the old report into the new one.
  private static func keepOthers(in folder: String, staged: StagedFolder, own: Set<String>)
    throws(CommandFailure)
  {
    let old = oldList(folder)
    var folders = [""]
    var pending = try names(in: folder)
    while let name = pending.popLast() {
      let path = "\(folder)/\(name)"
      let target = "\(staged.path)/\(name)"
      if FileTree.kind(path) == .folder {
        folders.append(name)
        pending += try names(in: path).map { "\(name)/\($0)" }
        if !old.contains(where: { $0.hasPrefix(name + "/") }), FileTree.kind(target) == .nothing {
          try staged.makeFolder(name)
        }
        continue
      }
      if old.contains(name) || name == listName { continue }
      guard !own.contains(name) else {
        throw CommandFailure(
          .cannotCreate, path, "is not of an earlier report and would be replaced",
          advice: "move it away or name another folder")
      }
      if let parent = name.lastIndex(of: "/") { try staged.makeFolder(String(name[..<parent])) }
      guard linkat(AT_FDCWD, path, AT_FDCWD, target, 0) == 0 else {
        throw CommandFailure(.cannotCreate, path, SystemError.last.reason)
      }
    }
    // Last and from the inside out: some of them may not be writable.
    for name in folders.reversed() {
      FileTree.copyPermissions(of: "\(folder)/\(name)", to: "\(staged.path)/\(name)")
    }
  }

  /// The names in a folder whose files have to be kept.
  private static func names(in folder: String) throws(CommandFailure) -> [String] {
    do {
      return try FileTree.names(in: folder)
    } catch {
      throw CommandFailure(
        .cannotCreate, folder, "what is in it cannot be kept: \(error.reason)",
        advice: "name another folder")
    }
  }

  /// The files that an earlier report listed as its own.
  private static func oldList(_ folder: String) -> Set<String> {
    let descriptor = open("\(folder)/\(listName)", O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    guard let contents = try? FileContents.read(descriptor, expecting: 0) else { return [] }
    let text = String(decoding: contents.array, as: UTF8.self)
    return Set(text.split(separator: "\n").map(String.init))
  }

  private static func list(of folder: String) throws(CommandFailure) -> Set<String> {
    var files: Set<String> = []
    var pending = try names(in: folder)
    while let name = pending.popLast() {
      if FileTree.kind("\(folder)/\(name)") == .folder {
        pending += try names(in: "\(folder)/\(name)").map { "\(name)/\($0)" }
      } else {
        files.insert(name)
      }
    }
    return files
  }

  private static func exchange(_ new: String, _ old: String) throws(CommandFailure) {
    if heap_exchange(new, old) == 0 { return }
    guard errno == EINVAL || errno == ENOSYS else {
      throw CommandFailure(.cannotCreate, old, SystemError.last.reason)
    }
    // The file system knows no exchange: the old report is away for the moment between two calls.
    let aside = "\(new).old"
    try move(old, to: aside)
    do {
      try move(new, to: old)
    } catch {
      rename(aside, old)
      throw error
    }
    rename(aside, new)
  }
}
