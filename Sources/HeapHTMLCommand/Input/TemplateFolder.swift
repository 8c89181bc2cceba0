#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif
import HeapReport
import Mustache
import Bytes

/// A person's own templates: files of the same names as the built-in ones, of which any may be
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
    guard FileTree.kind(path) != .nothing else {
      throw CommandFailure(.noInput, path, "no such folder")
    }
    var files = Dictionary(
      uniqueKeysWithValues: BuiltInAssets.folder("Templates").map { ($0.path, $0.bytes) })
    for name in files.keys.sorted() {
      let file = "\(path)/\(name)"
      let descriptor = open(file, O_RDONLY | O_CLOEXEC)
      if descriptor < 0, errno == ENOENT { continue }
      guard descriptor >= 0 else { throw CommandFailure(.noInput, file, SystemError.last.reason) }
      defer { close(descriptor) }
      do {
        files[name] = try FileContents.read(descriptor, expecting: 0).array
      } catch {
        throw CommandFailure(.noInput, file, error.reason)
      }
    }
    return TemplateLibrary(files)
  }
}
