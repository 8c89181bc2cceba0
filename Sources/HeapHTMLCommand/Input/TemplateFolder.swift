import HeapReport
import Mustache
import System

/// A person's own templates: files with the same names as the built-in ones; any of them may be
/// missing.
struct TemplateFolder {
  let path: String

  init(_ path: String) {
    self.path = path
  }

  /// The templates of a folder if one is named, else the built-in ones.
  static func library(_ folder: String?) throws(CommandFailure) -> TemplateLibrary {
    guard let folder else { return BuiltInAssets.templates }
    return try TemplateFolder(folder).library()
  }

  /// The built-in templates with those of the folder in their place.
  func library() throws(CommandFailure) -> TemplateLibrary {
    guard FileSystem.kind(path) != .nothing else {
      throw CommandFailure(.noInput, path, "no such folder")
    }
    var files = Dictionary(
      uniqueKeysWithValues: BuiltInAssets.folder("Templates").map { ($0.path, $0.bytes) })
    for name in files.keys.sorted() {
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
}
