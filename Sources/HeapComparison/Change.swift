/// A number before and after: bytes, or a count. Neither is negative.
package struct Change: Sendable, Equatable {
  package let before: Int64
  package let after: Int64

  /// - Parameters:
  ///   - before: in BASE; a negative number counts as 0.
  ///   - after: in HEAD; a negative number counts as 0.
  package init(_ before: Int64, _ after: Int64) {
    self.before = max(0, before)
    self.after = max(0, after)
  }

  /// After without before: it fits, as neither is negative.
  package var difference: Int64 { after - before }

  /// How far it moved, whichever way.
  package var magnitude: Int64 { max(after, before) - min(after, before) }

  package var isNone: Bool { before == after }

  /// The difference in parts of ``before``: 0.05 is 5 %; nil when there was nothing before.
  package var relative: Double? {
    before == 0 ? nil : Double(difference) / Double(before)
  }
}
