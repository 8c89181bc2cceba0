/// Reads an instance whose class and attribute names come from the memo and whose attributes are
/// plain values: nearly all that a dump consists of.
///
/// It is read in one go, without a node for the instance, its dictionary or its tuple. In the words
/// of the protocol (`[memo]` is MEMOIZE or a PUT):
///
///     GET class, EMPTY_TUPLE, NEWOBJ [memo],
///       NONE?, EMPTY_DICT [memo], MARK, (GET name, value [memo])*, SETITEMS, (TUPLE2 [memo])?,
///     BUILD
///
/// NONE and TUPLE2 go together: the state of a class with `__slots__` (CPython, `copyreg`).
///
/// A value apart from the machine, so that it is kept in registers.
struct PlainInstance: ~Copyable {
  /// Number of attributes that such an instance may have.
  static let attributeLimit = 32

  private let bytes: UnsafePointer<UInt8>
  private let memo: MemoTable
  private(set) var offset: Int
  private(set) var memoCount: Int
  private(set) var memoHasGaps: Bool
  /// Number of values that were read: name, value, name, value, ….
  private(set) var count = 0

  /// - Parameter offset: where EMPTY_TUPLE and NEWOBJ are.
  @inline(__always)
  init(
    at offset: Int, in bytes: UnsafePointer<UInt8>, memo: MemoTable, memoCount: Int,
    memoHasGaps: Bool
  ) {
    self.bytes = bytes
    self.memo = memo
    self.offset = offset &+ 2
    self.memoCount = memoCount
    self.memoHasGaps = memoHasGaps
  }

  /// Reads up to BUILD; ``offset`` is there then.
  ///
  /// - Parameter attributes: room for twice ``attributeLimit`` values.
  /// - Returns: false when it is another kind of instance.
  @inline(__always)
  mutating func read(into attributes: UnsafeMutablePointer<Value>) -> Bool {
    guard skipMemo() else { return false }
    let hasSlots = skip(.none)
    guard skip(.emptyDict), skipMemo(), skip(.mark) else { return false }
    while !skip(.setItems) {
      guard count < 2 &* Self.attributeLimit, let name = fetched(), name.isText
      else { return false }
      attributes[count] = name
      guard let value = plainValue(), skipMemo() else { return false }
      attributes[count &+ 1] = value
      count &+= 2
    }
    if hasSlots {
      guard skip(.tuple2), skipMemo() else { return false }
    }
    return bytes[offset] == Opcode.build.rawValue
  }

  @inline(__always)
  private mutating func skip(_ opcode: Opcode) -> Bool {
    guard bytes[offset] == opcode.rawValue else { return false }
    offset &+= 1
    return true
  }

  /// Goes over an opcode that puts the value before it into the memo, if there is one.
  ///
  /// False when the value will be fetched, so that it must really be kept.
  @inline(__always)
  private mutating func skipMemo() -> Bool {
    let opcode = bytes[offset]
    if opcode == Opcode.memoize.rawValue {
      guard !memoHasGaps else { return false }
      offset &+= 1
      memoCount &+= 1
      return !memo.isFetched(memoCount &- 1)
    }
    let index: Int
    if opcode == Opcode.longBinPut.rawValue {
      index = Int(load(UInt32.self, at: offset &+ 1))
      offset &+= 5
    } else if opcode == Opcode.binPut.rawValue {
      index = Int(bytes[offset &+ 1])
      offset &+= 2
    } else {
      return true
    }
    if index == memoCount {
      memoCount &+= 1
    } else if index > memoCount {
      memoHasGaps = true
    }
    return !memo.isFetched(index)
  }

  /// The value that the opcode fetches from the memo, if it is such an opcode and the value there.
  @inline(__always)
  private mutating func fetched() -> Value? {
    if bytes[offset] == Opcode.binGet.rawValue {
      offset &+= 2
      return memo.load(bytes[offset &- 1])
    }
    guard bytes[offset] == Opcode.longBinGet.rawValue else { return nil }
    let index = Int(load(UInt32.self, at: offset &+ 1))
    offset &+= 5
    return memo.load(index)
  }

  /// The value of an opcode that makes one without touching stack and graph.
  @inline(__always)
  private mutating func plainValue() -> Value? {
    let place = offset
    let argument = place &+ 1
    switch bytes[place] {
    case Opcode.binInt1.rawValue:
      offset = argument &+ 1
      return Value(small: Int64(bytes[argument]))
    case Opcode.binInt2.rawValue:
      offset = argument &+ 2
      return Value(small: Int64(load(UInt16.self, at: argument)))
    case Opcode.binInt.rawValue:
      offset = argument &+ 4
      return Value(small: Int64(load(Int32.self, at: argument)))
    case Opcode.shortBinUnicode.rawValue, Opcode.shortBinString.rawValue:
      offset = argument &+ 1 &+ Int(bytes[argument])
      return Value(textAt: place)
    case Opcode.binUnicode.rawValue, Opcode.binString.rawValue:
      offset = argument &+ 4 &+ Int(load(UInt32.self, at: argument))
      return Value(textAt: place)
    case Opcode.emptyTuple.rawValue:
      offset = argument
      return .emptyTuple
    case Opcode.none.rawValue:
      offset = argument
      return Value.none
    case Opcode.binGet.rawValue, Opcode.longBinGet.rawValue:
      // A node may have been taken out of the graph since: not a plain value.
      guard let value = fetched(), value.nodeIndex == nil else { return nil }
      return value
    default: return nil
    }
  }

  @inline(__always)
  private func load<T: FixedWidthInteger & BitwiseCopyable>(_ type: T.Type, at offset: Int) -> T {
    T(littleEndian: UnsafeRawPointer(bytes + offset).loadUnaligned(as: type))
  }
}
