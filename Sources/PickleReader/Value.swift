/// One value of a pickle in eight bytes: a number, a place in the input, or a node of the graph.
///
/// Numbers that are not doubles live in the payload of quiet NaNs (tags from 0xFFF9 up); a double
/// that is a NaN is stored as the one canonical NaN, so that no input can forge a tag.
package struct Value: Sendable, Hashable, BitwiseCopyable {
  let bits: UInt64

  private static let tagMask: UInt64 = 0xFFFF << 48
  private static let payloadMask: UInt64 = (1 << 48) - 1
  static let integerTag: UInt64 = 0xFFF9 << 48
  static let textTag: UInt64 = 0xFFFA << 48
  static let constantTag: UInt64 = 0xFFFB << 48
  static let nodeTag: UInt64 = 0xFFFC << 48
  static let foldedTag: UInt64 = 0xFFFD << 48
  static let longTag: UInt64 = 0xFFFE << 48

  package static let none = Value(bits: constantTag)
  package static let `true` = Value(bits: constantTag | 1)
  package static let `false` = Value(bits: constantTag | 2)
  /// A memo slot that nothing was put into yet; never visible outside the machine.
  static let undefined = Value(bits: constantTag | 3)

  @inline(__always)
  init(bits: UInt64) {
    self.bits = bits
  }

  /// A double as written, with one bit pattern for every NaN.
  @inline(__always)
  init(doubleBits bits: UInt64) {
    let isNaN = bits & 0x7FF0_0000_0000_0000 == 0x7FF0_0000_0000_0000 && bits << 12 != 0
    self.bits = isNaN ? 0x7FF8 << 48 : bits
  }

  /// An integer of at most 47 bits and a sign; larger ones stay in the input as ``isLong``.
  @inline(__always)
  init(small integer: Int64) {
    bits = Self.integerTag | UInt64(bitPattern: integer) & Self.payloadMask
  }

  /// An integer if it fits the payload, else its place in the input.
  @inline(__always)
  init(integer: Int64?, at offset: Int) {
    if let integer, (integer << 16) >> 16 == integer {
      self.init(small: integer)
    } else {
      self.init(longAt: offset)
    }
  }

  /// Text or bytes whose opcode stands at `offset`.
  @inline(__always)
  init(textAt offset: Int) {
    bits = Self.textTag | UInt64(truncatingIfNeeded: offset)
  }

  /// An integer too wide for the payload, whose opcode stands at `offset`.
  @inline(__always)
  init(longAt offset: Int) {
    bits = Self.longTag | UInt64(truncatingIfNeeded: offset)
  }

  @inline(__always)
  init(node index: Int) {
    bits = Self.nodeTag | UInt64(truncatingIfNeeded: index)
  }

  /// What ``InstanceFolding`` returned in an instance's place.
  @inline(__always)
  package init(folded token: UInt32) {
    bits = Self.foldedTag | UInt64(token)
  }

  @inline(__always) var tag: UInt64 { bits & Self.tagMask }
  @inline(__always) var payload: Int { Int(bits & Self.payloadMask) }

  @inline(__always) package var isNone: Bool { self == .none }
  @inline(__always) package var isText: Bool { tag == Self.textTag }
  @inline(__always) package var isLong: Bool { tag == Self.longTag }
  @inline(__always) package var isDouble: Bool { bits < Self.integerTag }

  /// The node's index, if the value is one.
  @inline(__always) var nodeIndex: Int? { tag == Self.nodeTag ? payload : nil }

  /// The token that stands for a folded instance.
  @inline(__always) package var foldedToken: UInt32? {
    tag == Self.foldedTag ? UInt32(truncatingIfNeeded: bits) : nil
  }

  /// The integer, if the value is one of at most 48 bits.
  @inline(__always) package var smallInteger: Int64? {
    tag == Self.integerTag ? Int64(bitPattern: bits << 16) >> 16 : nil
  }

  /// The double, if the value is one.
  @inline(__always) package var double: Double? {
    isDouble ? Double(bitPattern: bits) : nil
  }

  /// The boolean, if the value is one.
  @inline(__always) package var boolean: Bool? {
    self == .true ? true : self == .false ? false : nil
  }

  /// Offset in the input of the opcode that made a text or a long integer.
  @inline(__always) package var textOffset: Int? { isText ? payload : nil }
}
