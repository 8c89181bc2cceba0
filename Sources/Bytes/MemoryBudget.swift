/// The memory that several buffers may take together.
package final class MemoryBudget {
  /// The limit as the user knows it, in bytes; this budget is half of it.
  package let limit: Int
  private var left: Int

  /// One half of the memory for the values of an input: the graph has one half, the tables made of
  /// a dump's instances have the other.
  package init(halfOf limit: Int) {
    self.limit = limit
    left = limit / 2
  }

  /// Takes memory for as many elements as a buffer may grow to, up to `wanted`, and returns their
  /// number; nil when there is not enough for `needed`.
  func grow(from capacity: Int, to wanted: Int, needed: Int, stride: Int) -> Int? {
    let affordable = capacity + left / stride
    guard needed <= affordable else { return nil }
    let granted = min(wanted, affordable)
    left -= (granted - capacity) * stride
    return granted
  }
}
