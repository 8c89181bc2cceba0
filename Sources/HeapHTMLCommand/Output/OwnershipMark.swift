#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif
import HeapReport

/// The words by which a file of a report is known again; they stand at its end, in a comment.
enum OwnershipMark {
  static let line = "Made by heaphtml; the next report in this folder replaces it."

  /// What goes behind the contents of a file; nothing where a file has no room for comments.
  static func comment(for path: String) -> [UInt8] {
    switch path.split(separator: ".").last {
    case "html", "htm", "svg": Array("\n<!-- \(line) -->\n".utf8)
    case "css", "js": Array("\n/* \(line) */\n".utf8)
    default: []
    }
  }

  /// Whether a file ends with the mark; one that cannot be read does not.
  static func isAtEnd(of path: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
    let comment = comment(for: path)
    guard !comment.isEmpty, status.st_size >= comment.count else { return false }
    var end = [UInt8](repeating: 0, count: comment.count)
    let count = pread(descriptor, &end, end.count, status.st_size - off_t(end.count))
    return count == end.count && end == comment
  }
}
