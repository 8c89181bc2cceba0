/// A stretch of the file's bytes. Offsets fit in 32 bits: ``ReferenceGraphLimits/byteCount``.
package struct TextRange: Sendable, Hashable {
  let start: UInt32
  let count: UInt32

  static let empty = TextRange(0..<0)

  init(_ range: Range<Int>) {
    start = UInt32(truncatingIfNeeded: range.lowerBound)
    count = UInt32(truncatingIfNeeded: range.count)
  }

  var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
}
