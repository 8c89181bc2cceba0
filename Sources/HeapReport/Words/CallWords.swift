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
    return "\(file(frame).cutToLine):\(line)\(function)"
  }

  /// Of a package in a library the folder as well: `bs4/__init__.py`.
  private static func file(_ frame: Frame) -> String {
    guard frame.isOfLibrary, frame.fileName == "__init__.py" else { return frame.fileName }
    let parts = frame.file.utf8.split { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }
    return parts.suffix(2).map { String(Substring($0)) }.joined(separator: "/")
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
