import HeapReport
import StagedOutput
import System

/// What becomes of a recorded dump: `--heapprofile=FILE`.
struct RecordingDestination: Sendable {
  /// As the user wrote it.
  let file: String

  /// Whether it is a report; else the dump itself.
  var isReport: Bool { file.hasSuffix("/") || Destination.isPage(file) }

  /// Checks whether it can be written, as far as that can be known before there is anything to write.
  func check(_ settings: ReportSettings) throws(OutputError) {
    guard isReport else { return try StagedFile.check(file) }
    let destination = settings.destination(file)
    if destination.layout.isSingle {
      try StagedFile.check(destination.pageToOpen)
    } else {
      try FolderWriter.check(destination.folder, page: destination.page)
    }
  }

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
