/// What becomes of a recorded dump: `--heapprofile=FILE`.
struct RecordingDestination: Sendable {
  /// As the user wrote it.
  let file: String

  /// Whether it is a report; else the dump itself.
  var isReport: Bool { file.hasSuffix("/") || Destination.isPage(file) }

  /// The name for the dump of a child process: `heap-4711.html`.
  func child(_ mark: String) -> RecordingDestination {
    var stem = file
    var slash = ""
    while stem.hasSuffix("/") {
      stem.removeLast()
      slash = "/"
    }
    let name = stem.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else {
      return RecordingDestination(file: "\(stem)-\(mark)\(slash)")
    }
    let ending = name[dot...]
    return RecordingDestination(file: "\(stem.dropLast(ending.count))-\(mark)\(ending)\(slash)")
  }
}
