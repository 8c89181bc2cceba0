/// A container, a name or an instance of the value graph, in sixteen bytes.
@usableFromInline struct Node: BitwiseCopyable {
  @usableFromInline var kind: Kind
  /// Binary logarithm of the room at ``start`` for a container that has grown; 0: just `count`. The
  /// highest bit says something else, see ``isSealed``.
  @usableFromInline var roomExponent: UInt8 = 0
  /// Number of items; for a dictionary keys and values are counted each.
  @usableFromInline var count: UInt32
  /// Index of the first item in the graph's items; for ``Kind/folded`` the token, for
  /// ``Kind/textGlobal`` the offset of the opcode, for ``Kind/extensionCode`` the code.
  @usableFromInline var start: UInt64

  @usableFromInline enum Kind: UInt8, BitwiseCopyable {
    case tuple
    case list
    case dictionary
    case set
    /// Items: module and name.
    case stackGlobal
    /// Module and name are two lines in the input.
    case textGlobal
    /// Items: class or callable, arguments, state, appended items (a list or dictionary).
    case instance
    case reduction
    case extensionCode
    /// Items: the persistent id. Nothing is ever loaded for it.
    case persistent
    case folded
  }

  @inline(__always)
  init(_ kind: Kind, count: Int = 0, start: Int = 0) {
    self.kind = kind
    self.count = UInt32(truncatingIfNeeded: count)
    self.start = UInt64(truncatingIfNeeded: start)
  }

  /// Number of items that fit after ``start`` without moving.
  @inline(__always)
  var room: Int {
    let exponent = roomExponent & ~Self.sealed
    return exponent == 0 ? Int(count) : 1 << Int(exponent)
  }

  /// Whether nothing may be added any more, see ``PickleGraph/seal(_:)``.
  @inline(__always)
  var isSealed: Bool { roomExponent & Self.sealed != 0 }

  /// The bit of ``roomExponent`` that says so.
  static var sealed: UInt8 { 0x80 }
}

/// Places of an instance's or reduction's parts among its items.
@usableFromInline enum InstancePart {
  @inlinable static var callable: Int { 0 }
  @inlinable static var arguments: Int { 1 }
  @inlinable static var state: Int { 2 }
  @inlinable static var items: Int { 3 }
  @inlinable static var count: Int { 4 }
}
