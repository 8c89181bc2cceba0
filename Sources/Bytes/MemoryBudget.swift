/// The memory that several buffers may take together.
package final class MemoryBudget {
  /// What a user knows as the limit, in bytes; this budget is a half of it.
  package let limit: Int
  private var left: Int

  /// One half of the memory for the values of an input: the graph has one, the tables that a
  /// dump's instances become the other.
  package init(halfOf limit: Int) {
    self.limit = limit
    left = limit / 2
  }

  /// The most elements that a buffer may grow to, up to `wanted`, and takes the memory for them;
  /// nil when there is none for `needed`.
  func grow(from capacity: Int, to wanted: Int, needed: Int, stride: Int) -> Int? {
    let affordable = capacity + left / stride
    guard needed <= affordable else { return nil }
    let granted = min(wanted, affordable)
    left -= (granted - capacity) * stride
    return granted
  }
}
