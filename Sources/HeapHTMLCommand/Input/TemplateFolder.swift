import HeapReport
import Mustache
import System

/// A person's own templates: files with the same names as the built-in ones, any of which may be
/// missing, and partials of their own in folders of it.
struct TemplateFolder {
  let path: String

  private static let suffix = ".mustache"

  init(_ path: String) {
    self.path = path
  }

  /// The templates of a folder if one is named, else the built-in ones.
  static func library(_ folder: String?) throws(CommandFailure) -> TemplateLibrary {
    guard let folder else { return BuiltInAssets.templates }
    return try TemplateFolder(folder).library()
  }

  /// The built-in templates with those of the folder in their place, and the partials of its own.
  func library() throws(CommandFailure) -> TemplateLibrary {
    guard FileSystem.kind(path) != .nothing else {
      throw CommandFailure(.noInput, path, "no such folder")
    }
    var files = Dictionary(
      uniqueKeysWithValues: BuiltInAssets.folder("Templates").map { ($0.path, $0.bytes) })
    for name in try ownNames(files.keys.sorted()) {
      let file = "\(path)/\(name)"
      do {
        files[name] = try FileContents.read(file)
      } catch  where error.number == ENOENT {
        continue  // the built-in one
      } catch {
        throw CommandFailure(.noInput, file, error.reason)
      }
    }
    return TemplateLibrary(files)
  }

  /// The names of the files that are read: those of the built-in ones, and all that are in folders.
  ///
  /// A template of another name beside the pages would never be used, and nobody would notice.
  private func ownNames(_ builtIn: [String]) throws(CommandFailure) -> [String] {
    var found: [String] = []
    do {
      for name in try FileTree.names(in: path).sorted() {
        if name.hasSuffix(Self.suffix) { found.append(name) }
        // One level: the folder may be any, with whatever below it.
        guard !name.hasPrefix("."), FileSystem.kind("\(path)/\(name)") == .folder else { continue }
        found += try FileTree.names(in: "\(path)/\(name)").filter { $0.hasSuffix(Self.suffix) }
          .map { "\(name)/\($0)" }
      }
    } catch {
      throw CommandFailure(.noInput, path, error.reason)
    }
    if let stray = found.first(where: { !$0.contains("/") && !builtIn.contains($0) }) {
      throw CommandFailure(
        .dataError, "\(path)/\(stray)", "no page has a template of this name",
        advice:
          "the names are \(builtIn.filter { !$0.contains("/") }.joined(separator: ", ")), and "
          + "partials belong in a folder")
    }
    return Set(builtIn).union(found).sorted()
  }
}
