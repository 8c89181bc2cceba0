/// A sum of bytes that exceeds 64 bits: no real program has that many.
package struct OverflowError: Error, Sendable, Equatable {
  /// The sum that overflowed, as a sentence fragment.
  package let sum: String
}

extension Int64 {
  /// Adds `other`, or throws the name of the sum that overflowed.
  @inline(__always)
  mutating func add(_ other: Int64, _ sum: @autoclosure () -> String) throws(OverflowError) {
    let (value, overflow) = addingReportingOverflow(other)
    if overflow { throw OverflowError(sum: sum()) }
    self = value
  }
}
