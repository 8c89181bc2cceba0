import System

/// Looking for short texts among bytes.
extension UnsafeRawBufferPointer {
  /// Whether a text stands at a place.
  @inline(__always)
  func has(_ text: StaticString, at place: Int) -> Bool {
    guard let base = baseAddress, place >= 0, count - place >= text.utf8CodeUnitCount else {
      return false
    }
    return memcmp(base + place, text.utf8Start, text.utf8CodeUnitCount) == 0
  }

  /// Whether they are this text.
  @inline(__always)
  func equals(_ text: StaticString) -> Bool {
    count == text.utf8CodeUnitCount && has(text, at: 0)
  }

  /// Whether they are these bytes.
  @inline(__always)
  func equals(_ bytes: [UInt8]) -> Bool { count == bytes.count && hasPrefix(bytes) }

  /// Whether they begin with these bytes.
  @inline(__always)
  func hasPrefix(_ bytes: [UInt8]) -> Bool {
    guard count >= bytes.count else { return false }
    return bytes.withUnsafeBytes { other in
      guard let base = baseAddress, let otherBase = other.baseAddress else { return true }
      return memcmp(base, otherBase, other.count) == 0
    }
  }

  func hasSuffix(_ text: StaticString) -> Bool { has(text, at: count - text.utf8CodeUnitCount) }

  /// Whether a text, which is not empty, is among them.
  func contains(_ text: StaticString) -> Bool {
    guard let base = baseAddress else { return false }
    var place = 0
    while place < count {
      guard let found = memchr(base + place, Int32(text.utf8Start[0]), count - place) else {
        return false
      }
      place = UnsafeRawPointer(found) - base
      if has(text, at: place) { return true }
      place += 1
    }
    return false
  }
}
