/// A run of opcodes without arguments, as it was seen last at one kind of place.
///
/// Picklers write the same opcodes around every instance of a class. Eight bytes are compared at
/// once, instead of going from one to the next.
struct OpcodeRun {
  /// Opcodes that a run has at most.
  static let limit = 8

  private var pattern: UInt64 = 0
  private var mask: UInt64 = .max
  private var count = 0

  /// Number of opcodes without arguments from `offset` on, if the first is `opcode`; 0 otherwise, or
  /// near the end of the input. It may be less than there are.
  @inline(__always)
  mutating func length(
    at offset: Int, in bytes: UnsafeRawBufferPointer, beginningWith opcode: Opcode
  )
    -> Int
  {
    guard bytes.count &- offset >= Self.limit else { return 0 }
    let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    if word & mask == pattern { return count }
    return UInt8(truncatingIfNeeded: word) == opcode.rawValue ? learn(word) : 0
  }

  @inline(never)
  private mutating func learn(_ word: UInt64) -> Int {
    count = 0
    var rest = word
    while count < Self.limit, ArgumentLength.table[Int(rest & 0xFF)] == 0 {
      rest >>= 8
      count += 1
    }
    mask = count == Self.limit ? .max : 1 << UInt64(8 * count) - 1
    pattern = word & mask
    return count
  }
}
