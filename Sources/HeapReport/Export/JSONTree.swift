import HeapProfile

/// Nested objects `{"name","size","flat","referents":[…]}`, written in preorder: each is opened
/// when it comes and closed before the next one that is not below it.
struct JSONTree {
  /// Level of the object opened last; nil before the first.
  private var level: Int?

  /// Makes the bytes ready for an object that is `level` steps below the root; the caller writes
  /// it up to its referents.
  mutating func open(_ level: Int, _ out: inout [UInt8]) {
    close(to: level, &out)
    // A comma follows a sibling; none follows the parent, which is still open.
    if let before = self.level, before >= level { out.append(",") }
    self.level = level
  }

  /// Closes everything that is open.
  mutating func finish(_ out: inout [UInt8]) {
    close(to: 0, &out)
    level = nil
  }

  private func close(to level: Int, _ out: inout [UInt8]) {
    guard let open = self.level, open >= level else { return }
    for _ in level...open { out.append("]}") }
  }
}

extension [UInt8] {
  /// Appends `"size":…,"flat":…,"referents":[`, the end of the text before an object's referents.
  mutating func appendSizes(_ size: Int64, _ flat: Int64) {
    append(",\"size\":")
    append(number: size)
    append(",\"flat\":")
    append(number: flat)
    append(",\"referents\":[")
  }
}
