package import Measures

/// A number before and after: of bytes, or of things. Neither is negative.
package struct Change<Amount>: Sendable, Equatable
where Amount: Comparable & AdditiveArithmetic & Sendable {
  package let before: Amount
  package let after: Amount

  /// - Parameters:
  ///   - before: in BASE; a negative number counts as 0.
  ///   - after: in HEAD; a negative number counts as 0.
  package init(_ before: Amount, _ after: Amount) {
    self.before = max(.zero, before)
    self.after = max(.zero, after)
  }

  /// After without before: it fits, as neither is negative.
  package var difference: Amount { after - before }

  /// How far it moved, whichever way.
  package var magnitude: Amount { max(after, before) - min(after, before) }

  package var isNone: Bool { before == after }
}

package typealias ByteChange = Change<ByteCount>
package typealias CountChange = Change<Int>

extension Change where Amount == ByteCount {
  /// The difference in parts of ``before``: 0.05 is 5 %; nil when there was nothing before.
  package var relative: Double? {
    before == 0 ? nil : Double(difference) / Double(before)
  }
}
