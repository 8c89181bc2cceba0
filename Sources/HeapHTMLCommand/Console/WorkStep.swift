import Bytes
import HeapProfile
import VisibleText

/// What a run is doing.
enum WorkStep: Sendable {
  /// A file is read: its name, its bytes where they are known, and how far it has come.
  case reading(String, byteCount: Int, ReadingPosition)
  case counting
  case readingDumps(JobCount)
  case drawing
  case writing(JobCount)

  /// In words, with the share that is done where one is known.
  var words: String {
    switch self {
    case .reading(let name, let byteCount, let position):
      let bytes = min(position.bytes, byteCount)
      let share = bytes > 0 ? "  \(Int(Double(bytes) / Double(byteCount) * 100)) %" : ""
      return "Reading \(name.visible)\(share)"
    case .counting: return "Counting"
    case .readingDumps(let count): return "Reading dumps  \(count.done) of \(count.total)"
    case .drawing: return "Drawing cycles"
    case .writing(let count): return "Writing pages  \(count.done) of \(count.total)"
    }
  }
}
