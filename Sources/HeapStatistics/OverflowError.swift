import Measures

/// A sum of bytes that exceeds 64 bits: no real program has that many.
package struct OverflowError: Error, Sendable, Equatable {
  /// The sum that overflowed, as a sentence fragment.
  package let sum: String
}

extension ByteCount {
  /// Adds `other`, or throws the name of the sum that overflowed.
  @inline(__always)
  mutating func add(_ other: ByteCount, _ sum: @autoclosure () -> String) throws(OverflowError) {
    guard let value = adding(other) else { throw OverflowError(sum: sum()) }
    self = value
  }
}
