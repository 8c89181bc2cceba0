import StagedOutput
import System
import VisibleText

/// A dump whose report could not be made: it stays, and a line tells where.
enum KeptDump {
  /// Moves it out of a folder that will be removed.
  ///
  /// - Returns: what a person can do with it; nil when it could not be kept.
  static func keep(_ dump: String, of folder: RecorderFolder) -> String? {
    guard let parent = folder.path.lastIndex(of: "/").map({ folder.path[..<$0] }),
      let place = try? FileSystem.makeUniqueFolder("\(parent)/heaphtml-kept-")
    else { return nil }
    let kept = "\(place)/heap.dat"
    do {
      try FileSystem.move(dump, to: kept)
    } catch {
      FileSystem.removeEmptyFolder(place)
      return nil
    }
    return "the recording is kept: heaphtml \(ShellWord(kept).text) -o report"
  }
}
