/// What one pickle may cost, whatever it declares.
///
/// Nothing is ever reserved from a length that the input states: memory follows the bytes that are
/// really there, and these limits bound the factor.
package struct PickleLimits: Sendable, Hashable {
  /// Memory for the value graph, as a multiple of the input's size.
  ///
  /// Real dumps need less than one; a byte of hostile input can ask for 56 bytes of graph.
  package var memoryFactor: Int
  /// Memory that any input may use, in bytes, however small it is.
  package var memoryFloor: Int
  /// Open marks at one time: how deep tuples, lists and dictionaries may nest while being built.
  package var markDepth: Int
  /// Length of an integer in bytes of the input; the default is CPython's own for decimal text.
  package var integerLength: Int

  package init(
    memoryFactor: Int = 16, memoryFloor: Int = 64 << 20, markDepth: Int = 1_000_000,
    integerLength: Int = 4_300
  ) {
    self.memoryFactor = memoryFactor
    self.memoryFloor = memoryFloor
    self.markDepth = markDepth
    self.integerLength = integerLength
  }

  /// The memory in bytes that the graph of an input of `byteCount` bytes may take.
  func memory(forByteCount byteCount: Int) -> Int {
    let (product, overflow) = byteCount.multipliedReportingOverflow(by: memoryFactor)
    return overflow ? .max : max(memoryFloor, product)
  }
}
