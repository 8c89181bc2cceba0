/// One value of a pickle in eight bytes: a number, a place in the input, or a node of the graph.
///
/// Numbers that are not doubles live in the payload of quiet NaNs (tags from 0xFFF9 up); a double
/// that is a NaN is stored as the one canonical NaN, so that no input can forge a tag.
public struct Value: Sendable, Hashable, BitwiseCopyable {
  @usableFromInline let bits: UInt64

  /// The largest place in the input that a value can hold: 256 TiB.
  static var largestOffset: Int { Int(payloadMask) }

  @inlinable static var tagMask: UInt64 { 0xFFFF << 48 }
  @inlinable static var payloadMask: UInt64 { (1 << 48) - 1 }
  @inlinable static var integerTag: UInt64 { 0xFFF9 << 48 }
  @inlinable static var textTag: UInt64 { 0xFFFA << 48 }
  @inlinable static var constantTag: UInt64 { 0xFFFB << 48 }
  @inlinable static var nodeTag: UInt64 { 0xFFFC << 48 }
  @inlinable static var foldedTag: UInt64 { 0xFFFD << 48 }
  @inlinable static var longTag: UInt64 { 0xFFFE << 48 }

  /// `None`.
  @inlinable public static var none: Value { Value(bits: constantTag) }
  /// `True`.
  @inlinable public static var `true`: Value { Value(bits: constantTag | 1) }
  /// `False`.
  @inlinable public static var `false`: Value { Value(bits: constantTag | 2) }
  /// A memo slot that nothing was put into yet; never visible outside the machine.
  @inlinable static var undefined: Value { Value(bits: constantTag | 3) }

  /// The one empty tuple of a graph: its first node.
  @inlinable public static var emptyTuple: Value { Value(bits: nodeTag) }

  @inlinable @inline(__always)
  init(bits: UInt64) {
    self.bits = bits
  }

  /// A double as written, with one bit pattern for every NaN.
  @inlinable @inline(__always)
  init(doubleBits bits: UInt64) {
    let isNaN = bits & 0x7FF0_0000_0000_0000 == 0x7FF0_0000_0000_0000 && bits << 12 != 0
    self.bits = isNaN ? 0x7FF8 << 48 : bits
  }

  /// An integer of at most 47 bits and a sign; larger ones stay in the input as ``isLong``.
  @inlinable @inline(__always)
  init(small integer: Int64) {
    bits = Self.integerTag | UInt64(bitPattern: integer) & Self.payloadMask
  }

  /// An integer if it fits the payload, else its place in the input.
  @inlinable @inline(__always)
  init(integer: Int64?, at offset: Int) {
    if let integer, (integer << 16) >> 16 == integer {
      self.init(small: integer)
    } else {
      self.init(longAt: offset)
    }
  }

  /// Text or bytes whose opcode is at `offset`.
  @inlinable @inline(__always)
  init(textAt offset: Int) {
    bits = Self.textTag | UInt64(truncatingIfNeeded: offset)
  }

  /// An integer too wide for the payload, whose opcode is at `offset`.
  @inlinable @inline(__always)
  init(longAt offset: Int) {
    bits = Self.longTag | UInt64(truncatingIfNeeded: offset)
  }

  @inlinable @inline(__always)
  init(node index: Int) {
    bits = Self.nodeTag | UInt64(truncatingIfNeeded: index)
  }

  /// What ``InstanceFolding`` returned in an instance's place.
  @inlinable @inline(__always)
  public init(folded token: UInt32) {
    bits = Self.foldedTag | UInt64(token)
  }

  /// Values are the same when their bits are; a NaN is the same as itself.
  @inlinable @inline(__always)
  public static func == (left: Value, right: Value) -> Bool { left.bits == right.bits }

  @inlinable @inline(__always) var tag: UInt64 { bits & Self.tagMask }
  @inlinable @inline(__always) var payload: Int { Int(bits & Self.payloadMask) }

  /// Whether it is `None`.
  @inlinable @inline(__always) public var isNone: Bool { self == .none }
  /// Whether it is text or bytes, which stay in the input.
  @inlinable @inline(__always) public var isText: Bool { tag == Self.textTag }
  /// Whether it is an integer that stays in the input.
  @inlinable @inline(__always) public var isLong: Bool { tag == Self.longTag }
  /// Whether it is a double.
  @inlinable @inline(__always) public var isDouble: Bool { bits < Self.integerTag }

  /// The node's index, if the value is one.
  @inlinable @inline(__always) var nodeIndex: Int? { tag == Self.nodeTag ? payload : nil }

  /// The token of a folded instance.
  @inlinable @inline(__always) public var foldedToken: UInt32? {
    tag == Self.foldedTag ? UInt32(truncatingIfNeeded: bits) : nil
  }

  /// The integer, if the value is one of at most 48 bits.
  @inlinable @inline(__always) public var smallInteger: Int64? {
    tag == Self.integerTag ? Int64(bitPattern: bits << 16) >> 16 : nil
  }

  /// The double, if the value is one.
  @inlinable @inline(__always) public var double: Double? {
    isDouble ? Double(bitPattern: bits) : nil
  }

  /// The boolean, if the value is one.
  @inlinable @inline(__always) public var boolean: Bool? {
    self == .true ? true : self == .false ? false : nil
  }

  /// Offset in the input of the opcode that made a text or a long integer.
  @inlinable @inline(__always) public var textOffset: Int? { isText ? payload : nil }
}
