import Synchronization

/// What a result may still become. All of its bytes are taken from here as they are made, by
/// whichever thread makes them.
///
/// Nothing is given back, and nothing is taken before it is there: whether a result is refused does
/// not depend on the order of the work.
package final class OutputBudget: Sendable {
  package let limits: OutputLimits
  private let bytes = Atomic<Int>(0)
  private let files = Atomic<Int>(0)

  package init(_ limits: OutputLimits) {
    self.limits = limits
  }

  /// Takes bytes that were made.
  package func take(_ count: Int) throws(OutputExcess) {
    let taken = bytes.add(count, ordering: .relaxed).newValue
    guard taken <= limits.bytes else { throw .bytes(limit: limits.bytes) }
  }

  /// Takes a file that is about to be written.
  package func takeFile() throws(OutputExcess) {
    let taken = files.add(1, ordering: .relaxed).newValue
    guard taken <= limits.files else { throw .files(limit: limits.files) }
  }
}
