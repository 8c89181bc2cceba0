/// One of the two dumps that are compared.
package enum Side: Sendable, CaseIterable {
  /// The one that the other is compared with: what was before.
  case base
  /// The one that is in question: what is now.
  case head

  package var other: Side { self == .base ? .head : .base }
}
