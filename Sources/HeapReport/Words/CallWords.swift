import HeapProfile
import Measures

/// What calls are called where there is room for a line. Source code is left out.
enum CallWords {
  /// `shop.py:12 in add`.
  static func name(_ frame: Frame) -> String {
    guard let line = frame.line else {
      return frame.fileName.isEmpty ? "a call" : frame.fileName.cutToLine
    }
    let function = frame.function.isEmpty ? "" : " in \(frame.function.cutToLine)"
    return "\(frame.fileName.cutToLine):\(line)\(function)"
  }

  /// Calls that follow each other: of a library the first one, of the program's own the last one,
  /// which is where it made something or left for a library.
  static func name(_ frames: [Frame], isOfLibrary: Bool) -> String {
    guard let shown = isOfLibrary ? frames.first : frames.last else { return "" }
    let more = frames.count - 1
    return name(shown)
      + (more > 0 ? " (+\(GroupedCount(more).of("call", "calls")))" : "")
  }
}
