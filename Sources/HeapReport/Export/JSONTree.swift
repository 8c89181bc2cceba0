import HeapProfile
import Measures

/// Nested objects `{"name","size","flat","referents":[…]}`, written in preorder: each is opened
/// when it comes and closed before the next one that is not below it.
struct JSONTree {
  /// The deepest level that is written. Readers of JSON stop at nestings that a recorder does not
  /// mind (Python's at a thousand lists and objects); a linked list is as deep as it is long.
  static let maximumLevel = 200

  /// Level of the object opened last; nil before the first.
  private var level: Int?
  /// Whether its referents are left out, so that it has no list that could be closed.
  private var isCut = false

  /// Makes the bytes ready for an object that is `level` steps below the root; the caller writes
  /// it up to its sizes.
  mutating func open(_ level: Int, _ out: inout [UInt8]) {
    close(to: level, &out)
    // A comma follows a sibling; none follows the parent, which is still open.
    if let before = self.level, before >= level { out.append(",") }
    self.level = level
  }

  /// Writes the end of the text before an object's referents: `"size":…,"flat":…,"referents":[`, or
  /// `null` in place of the list where there are some that are too deep.
  mutating func writeSizes(
    _ size: ByteCount, _ flat: ByteCount, hasReferents: Bool, _ out: inout [UInt8]
  ) {
    isCut = hasReferents && level == Self.maximumLevel
    out.appendSizes(size, flat)
    out.append(isCut ? "null" : "[")
  }

  /// Closes everything that is open.
  mutating func finish(_ out: inout [UInt8]) {
    close(to: 0, &out)
    level = nil
  }

  private mutating func close(to level: Int, _ out: inout [UInt8]) {
    guard let open = self.level, open >= level else { return }
    for number in level...open { out.append(number == level && isCut ? "}" : "]}") }
    isCut = false
  }
}

extension [UInt8] {
  /// Appends `"size":…,"flat":…,"referents":`.
  mutating func appendSizes(_ size: ByteCount, _ flat: ByteCount) {
    append(",\"size\":")
    append(number: size)
    append(",\"flat\":")
    append(number: flat)
    append(",\"referents\":")
  }
}
