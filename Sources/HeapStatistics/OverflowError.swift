/// Bytes that do not add up within 64 bits: no real program has that many.
package struct OverflowError: Error, Sendable, Equatable {
  /// Which sum it was, as a sentence fragment.
  package let sum: String
}

extension Int64 {
  /// Adds `other`, or says which sum left the range.
  @inline(__always)
  mutating func add(_ other: Int64, _ sum: @autoclosure () -> String) throws(OverflowError) {
    let (value, overflow) = addingReportingOverflow(other)
    if overflow { throw OverflowError(sum: sum()) }
    self = value
  }
}
