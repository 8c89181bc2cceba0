import HeapFindings
import VisibleText

/// A line of a program for tools that show it in the changed lines of a merge request. By its path
/// alone: nothing is opened.
struct SourcePlace {
  /// Relative to the working directory, with `/` between folders; nil where the file is elsewhere.
  let relative: String?
  /// As the program named it; only the name of the file where folders must not be shown.
  let file: String
  /// From 1; nil when it is not known.
  let line: Int64?

  /// - Parameter folder: the working directory; nil when it is not known.
  init(_ place: CallPlace, in folder: String?, isRedacted: Bool) {
    line = place.line.flatMap { (1...Int64(Int32.max)).contains($0) ? $0 : nil }
    let relative = Self.relative(place.file, in: folder)
    self.relative = isRedacted ? relative.map { _ in place.fileName } : relative
    file = isRedacted || place.file.isEmpty ? place.fileName : place.file
  }

  private static func relative(_ file: String, in folder: String?) -> String? {
    var path = file[...]
    if let folder, !folder.isEmpty, file.hasPrefix(folder),
      folder.last == "/" || file.dropFirst(folder.count).hasPrefix("/")
    {
      path = file.dropFirst(folder.count).drop { $0 == "/" }
    } else if file.hasPrefix("/") || file.hasPrefix("<") || file.contains("\\")
      || file.dropFirst().hasPrefix(":")
    {
      return nil
    }
    let parts = path.split(separator: "/").filter { $0 != "." }
    guard !parts.isEmpty, !parts.contains("..") else { return nil }
    return parts.joined(separator: "/")
  }

  /// The address of the file (RFC 3986), relative where it can be.
  var uri: String {
    if let relative {
      let path = SiteLayout.percentEncoded(relative)
      return path
    }
    let path = SiteLayout.percentEncoded(file)
    return file.hasPrefix("/") ? "file://\(path)" : path
  }
}
