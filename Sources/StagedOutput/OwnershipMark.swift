import System

/// The words that identify a file of ours; they are in a comment at its end, or in a text of a picture.
enum OwnershipMark {
  static let line = "Made by heaphtml; the next report in this folder replaces it."

  private static let pictureEnding = PNGMark.ending(comment: line)

  /// What a file is without what ``comment(for:)`` has in place of it.
  static func body(of bytes: [UInt8], for path: String) -> [UInt8] {
    path.hasSuffix(".png") ? PNGMark.withoutEnd(bytes).map(Array.init) ?? bytes : bytes
  }

  /// What follows the contents of a file; empty where a file has no room for comments.
  static func comment(for path: String) -> [UInt8] {
    switch path.split(separator: ".").last {
    case "html", "htm", "svg": Array("\n<!-- \(line) -->\n".utf8)
    case "png": pictureEnding
    case "css", "js": Array("\n/* \(line) */\n".utf8)
    default: []
    }
  }

  /// Whether a file ends with the mark; one that cannot be read does not.
  static func isAtEnd(of name: String, in folder: Folder) -> Bool {
    let comment = comment(for: name)
    guard !comment.isEmpty, let file = try? folder.file(name, O_RDONLY | O_NONBLOCK)
    else { return false }
    defer { file.discard() }
    guard let status = try? file.status(), status.isRegular, status.size >= comment.count else {
      return false
    }
    return (try? file.read(comment.count, at: status.size - comment.count)) == comment
  }
}
