/// What one input may cost, whatever it declares.
///
/// Nothing is ever reserved from a length that the input states: memory follows the bytes that are
/// really there, and these limits bound the factor.
public struct InputLimits: Sendable, Hashable {
  /// Memory for all values of an input in bytes; nil: ``memoryFactor`` times its size, but at least
  /// ``memoryFloor``.
  package var memory: Int?
  /// Real dumps need less than two; a byte of hostile input can ask for 56 bytes of graph.
  package var memoryFactor: Int
  /// The same for the tables made of a dump: heapmonitor writes a referent that it has written before
  /// in two bytes, which become a row of 40.
  package var tableFactor: Int
  /// Memory that any input may use, in bytes, however small it is.
  package var memoryFloor: Int
  /// What an input may expand to, in bytes or parts, when a part counts each time that it is
  /// referred to; nil: ``sharingFactor`` times its size, but at least ``sharingFloor``.
  package var sharing: Int?
  package var sharingFactor: Int
  /// What any input may expand to, in bytes or parts, however small it is.
  package var sharingFloor: Int
  /// Open marks at one time: how deep tuples, lists and dictionaries may nest while being built.
  /// CPython's pickler itself stops far below the default.
  package var markDepth: Int
  /// Length of an integer in bytes of the input: it is read again wherever it is used. No address
  /// and no size is that long.
  package var integerLength: Int

  package init(
    memory: Int? = nil, memoryFactor: Int = 16, tableFactor: Int = 64, memoryFloor: Int = 64 << 20,
    sharing: Int? = nil, sharingFactor: Int = 4, sharingFloor: Int = 1 << 20,
    markDepth: Int = 1_000_000, integerLength: Int = 300
  ) {
    self.memory = memory
    self.memoryFactor = memoryFactor
    self.tableFactor = tableFactor
    self.memoryFloor = memoryFloor
    self.sharing = sharing
    self.sharingFactor = sharingFactor
    self.sharingFloor = sharingFloor
    self.markDepth = markDepth
    self.integerLength = integerLength
  }

  /// The limits that a real input could meet.
  public enum Name: Sendable, Hashable, CaseIterable {
    /// ``InputLimits/memory``.
    case memory
    /// ``InputLimits/sharing``.
    case sharing
    /// How many bytes are read of an input that does not state its size.
    case input
  }

  /// The memory in bytes that the values of an input of `byteCount` bytes may take.
  package func memory(forByteCount byteCount: Int) -> Int {
    if let memory { return memory }
    return max(memoryFloor, Self.product(byteCount, memoryFactor))
  }

  /// Of the memory in bytes that an input of `byteCount` bytes may take, what its tables have one half
  /// of.
  package func tableMemory(forByteCount byteCount: Int) -> Int {
    if let memory { return memory }
    return max(memoryFloor, Self.product(byteCount, max(memoryFactor, tableFactor)))
  }

  /// The bytes, or parts of a container, that an input of `byteCount` bytes may expand to.
  package func sharing(forByteCount byteCount: Int) -> Int {
    if let sharing { return sharing }
    return max(sharingFloor, Self.product(byteCount, sharingFactor))
  }

  private static func product(_ left: Int, _ right: Int) -> Int {
    let (product, overflow) = left.multipliedReportingOverflow(by: right)
    return overflow ? .max : product
  }
}
