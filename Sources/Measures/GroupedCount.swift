/// A number of things with grouped thousands: `3,296`.
package struct GroupedCount: Sendable, Hashable {
  package var count: Int64

  package init(_ count: Int64) { self.count = count }

  package init(_ count: Int) { self.count = Int64(count) }

  package init(_ bytes: ByteCount) { count = Int64(bytes) }

  /// Appends the count as UTF-8.
  package func append(to text: inout [UInt8]) { FixedPoint(count).append(to: &text) }

  /// The count with its noun: `1 class`, `3,296 classes`.
  package func of(_ singular: String, _ plural: String) -> String {
    "\(self) \(count == 1 ? singular : plural)"
  }
}

extension GroupedCount: CustomStringConvertible {
  package var description: String { FixedPoint(count).description }
}
