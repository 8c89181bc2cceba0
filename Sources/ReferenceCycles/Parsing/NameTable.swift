/// Texts of the file, each kept once and numbered in the order of first appearance.
///
/// Open addressing over stretches of the file: no string is made for a text seen before. The hash has
/// a seed of the process (`Hasher`), so that a file cannot be made to collide; numbers do not depend
/// on it.
struct NameTable {
  private(set) var ranges: [TextRange] = []
  private var slots = [UInt32](repeating: 0, count: 64)
  private var hashes: [UInt32] = []

  var count: Int { ranges.count }

  /// The number of a text.
  mutating func number(of range: Range<Int>, in bytes: [UInt8]) -> UInt32 {
    let hash = Self.hash(range, in: bytes)
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let known = Int(slots[slot]) - 1
      if hashes[known] == hash, Self.isEqual(ranges[known].range, range, in: bytes) {
        return UInt32(truncatingIfNeeded: known)
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    let number = UInt32(truncatingIfNeeded: ranges.count)
    slots[slot] = number + 1
    ranges.append(TextRange(range))
    hashes.append(hash)
    if ranges.count * 2 > slots.count { grow() }
    return number
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 4)
    for (number, hash) in hashes.enumerated() {
      var slot = Int(hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(truncatingIfNeeded: number + 1)
    }
  }

  private static func hash(_ range: Range<Int>, in bytes: [UInt8]) -> UInt32 {
    var hasher = Hasher()
    bytes.withUnsafeBytes { hasher.combine(bytes: UnsafeRawBufferPointer(rebasing: $0[range])) }
    return UInt32(truncatingIfNeeded: hasher.finalize())
  }

  private static func isEqual(_ one: Range<Int>, _ other: Range<Int>, in bytes: [UInt8]) -> Bool {
    one.count == other.count && bytes[one].elementsEqual(bytes[other])
  }
}
