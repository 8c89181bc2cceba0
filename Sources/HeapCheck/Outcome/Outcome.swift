package import HeapFindings
package import HeapProfile

/// What one limit came to.
package struct Outcome: Sendable {
  package let limit: Limit
  package let evidence: Evidence

  /// What was compared.
  package enum Evidence: Sendable {
    case number(Measurement)
    /// The findings of the kinds that must not be there, the most important first.
    case findings([Finding])
  }

  package var isExceeded: Bool {
    switch evidence {
    case .findings(let found): !found.isEmpty
    case .number(let measured):
      switch limit {
      case .total(let most), .classBytes(_, let most), .instances(_, let most):
        measured.value > most
      case .growth(let growth), .classGrowth(_, let growth):
        growth.isExceeded(from: measured.base?.value ?? 0, to: measured.value)
      case .noFinding: false
      }
    }
  }
}

/// The largest value that something has at any snapshot.
package struct Measurement: Sendable, Hashable {
  /// Bytes or instances.
  package let value: Int64
  /// The first snapshot that has it.
  package let snapshot: SnapshotIndex
  /// The classes that it is the sum of; empty where it is not a sum of classes.
  package let classes: [ClassIndex]
  /// The same in the baseline; nil without one.
  package let base: Base?

  /// The largest value in the baseline.
  package struct Base: Sendable, Hashable {
    package let value: Int64
    package let snapshot: SnapshotIndex
    /// The classes of the baseline that it is the sum of.
    package let classes: [ClassIndex]
  }
}
