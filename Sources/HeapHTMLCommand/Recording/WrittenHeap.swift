import Measures

/// A whole heap that a recorded process has written, as a line of `recording.json` tells.
struct WrittenHeap: Equatable, Sendable {
  /// Its name in the recording's folder.
  let file: String
  /// What tells it from others of its process: `USR2-1` of the first for that signal, else `heap`.
  let mark: String
  let objects: Int64
  /// How long the program stood still, as it was told.
  let milliseconds: Int64

  /// - Returns: nil when a member is missing or of another kind.
  init?(_ value: JSONValue) {
    guard case .object(let members) = value, let file = RecordedFile.name(members["file"]),
      let last = file.split(separator: ".").last,
      last.utf8.allSatisfy({ Self.isOfMark($0) }), last.hasPrefix("heap")
    else { return nil }
    self.file = file
    mark = last.hasPrefix("heap-") && last.count > 5 ? String(last.dropFirst(5)) : Self.end
    objects = members["objects"]?.integer ?? 0
    milliseconds = members["milliseconds"]?.integer ?? 0
  }

  /// Whether it was written as the program ended.
  var isOfTheEnd: Bool { mark == Self.end }

  private static let end = "heap"

  /// How many objects, and how long the program stood still for them.
  var standstill: String { Self.standstill(objects: objects, milliseconds: milliseconds) }

  /// The same of any heap.
  static func standstill(objects: Int64, milliseconds: Int64) -> String {
    let seconds = Seconds(Double(max(0, milliseconds)) / 1_000)
    return "\(GroupedCount(objects).of("object", "objects")), "
      + "the program stood still for \(seconds)"
  }

  private static func isOfMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
