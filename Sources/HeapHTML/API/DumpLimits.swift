/// What one dump may cost: reading it, and what is made of it.
///
/// A dump is untrusted: some kilobytes can ask for gigabytes. The defaults let every real dump pass;
/// raise a limit only for a dump whose origin you trust. A limit that is met is a ``DumpError`` of kind
/// ``DumpError/Kind/limitExceeded`` or ``DumpError/Kind/resultTooLarge``.
public struct DumpLimits: Sendable, Hashable {
  /// Memory for all values of the dump, in bytes; `nil`: 16 times its size, 64 times for its tables, at
  /// least 64 MiB.
  public var memory: Int?
  /// The size of the dump, in bytes, when parts that it shares are counted at every reference; `nil`: 4
  /// times its size, at least 1 MiB.
  public var sharing: Int?
  /// Bytes that are read from a file, and bytes that compressed bytes may inflate to.
  public var input: Int
  /// Bytes of each result: all files of a report together, an export, a picture; `nil`: 32 times the
  /// dump's size, at least 32 MiB, of which one page may have 64 MiB.
  public var result: Int?

  /// The limits that let every real dump pass, unless others are given; all in bytes.
  public init(
    memory: Int? = nil, sharing: Int? = nil, input: Int = 1 << 30, result: Int? = nil
  ) {
    self.memory = memory
    self.sharing = sharing
    self.input = input
    self.result = result
  }
}
