import Bytes

extension PickleMachine {
  /// Runs the program from `start` to STOP and returns its value.
  ///
  /// The frequent opcodes come first; the survey has proved that every argument is there.
  mutating func run(from start: Int) throws(PickleError) -> Value {
    var offset = start
    let source = self.source
    let bytes = source.bytes
    while true {
      let place = offset
      offset &+= 1
      // Bytes, not `Opcode` values: the compiler makes one jump table of it.
      switch bytes[place] {
      case Opcode.memoize.rawValue:
        if memoHasGaps {
          throw PickleError(
            .unexpectedValue, at: place, "MEMOIZE after memo entries that were numbered with gaps")
        }
        try memoize(memoCount, at: place)
        memoCount &+= 1
      case Opcode.binGet.rawValue:
        let value = try fetched(memo.table.load(bytes[offset]), Int(bytes[offset]), at: place)
        offset = try pushFetched(value, from: offset &+ 1, at: place)
      case Opcode.longBinGet.rawValue:
        let index = Int(source.load(UInt32.self, at: offset))
        let value = try fetched(memo.table.load(index), index, at: place)
        offset = try pushFetched(value, from: offset &+ 4, at: place)
      case Opcode.binPut.rawValue:
        try put(Int(bytes[offset]), at: place)
        offset &+= 1
      case Opcode.longBinPut.rawValue:
        try put(Int(source.load(UInt32.self, at: offset)), at: place)
        offset &+= 4
      case Opcode.shortBinUnicode.rawValue, Opcode.shortBinString.rawValue,
        Opcode.shortBinBytes.rawValue:
        try push(Value(textAt: place), at: place)
        offset &+= 1 &+ Int(bytes[offset])
      case Opcode.binUnicode.rawValue, Opcode.binString.rawValue, Opcode.binBytes.rawValue:
        try push(Value(textAt: place), at: place)
        offset &+= 4 &+ Int(source.load(UInt32.self, at: offset))
      case Opcode.binFloat.rawValue:
        let pattern = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        try push(Value(doubleBits: UInt64(bigEndian: pattern)), at: place)
        offset &+= 8
      case Opcode.binInt1.rawValue:
        try push(Value(small: Int64(bytes[offset])), at: place)
        offset &+= 1
      case Opcode.binInt2.rawValue:
        try push(Value(small: Int64(source.load(UInt16.self, at: offset))), at: place)
        offset &+= 2
      case Opcode.binInt.rawValue:
        try push(Value(small: Int64(source.load(Int32.self, at: offset))), at: place)
        offset &+= 4
      case Opcode.long1.rawValue:
        let length = Int(bytes[offset])
        try push(longValue(from: offset &+ 1, count: length, opcodeAt: place), at: place)
        offset &+= 1 &+ length
      case Opcode.none.rawValue: try push(.none, at: place)
      case Opcode.newTrue.rawValue: try push(.true, at: place)
      case Opcode.newFalse.rawValue: try push(.false, at: place)
      case Opcode.mark.rawValue: try pushMark(at: place)
      case Opcode.emptyTuple.rawValue: try push(.emptyTuple, at: place)
      case Opcode.emptyList.rawValue: try pushContainer(.list, from: stack.count, at: place)
      case Opcode.emptyDict.rawValue: try pushContainer(.dictionary, from: stack.count, at: place)
      case Opcode.tuple1.rawValue: try pushTuple(1, at: place)
      case Opcode.tuple2.rawValue: try pushTuple(2, at: place)
      case Opcode.tuple3.rawValue: try pushTuple(3, at: place)
      case Opcode.tuple.rawValue: try pushContainer(.tuple, from: try popMark(at: place), at: place)
      case Opcode.append.rawValue: try append(1, at: place)
      case Opcode.appends.rawValue, Opcode.addItems.rawValue:
        try extend(from: try popMark(at: place), at: place)
      case Opcode.setItem.rawValue: try append(2, at: place)
      case Opcode.setItems.rawValue: try extend(from: try popMark(at: place), at: place)
      case Opcode.newObj.rawValue: try pushInstance(at: place)
      case Opcode.build.rawValue: try build(at: place)
      case Opcode.frame.rawValue: offset &+= 8
      case Opcode.proto.rawValue:
        try checkProtocol(bytes[offset], at: place)
        offset &+= 1
      case Opcode.stop.rawValue: return try pop(at: place)
      default: offset = try runUncommon(at: place)
      }
    }
  }

  /// Pushes what came from the memo, or the whole instance that begins with it as its class.
  ///
  /// - Returns: the offset to go on at; `next` unless there was such an instance.
  @inline(__always)
  private mutating func pushFetched(_ value: Value, from next: Int, at offset: Int)
    throws(PickleError) -> Int
  {
    if value.nodeIndex != nil, source.bytes[next] == Opcode.emptyTuple.rawValue,
      source.bytes[next &+ 1] == Opcode.newObj.rawValue,
      let end = try foldPlainInstance(of: value, from: next)
    {
      return end
    }
    try push(value, at: offset)
    return next
  }

  /// Stores the top of the stack under a number that the pickle names (protocols 0 to 3).
  @inline(__always)
  mutating func put(_ index: Int, at offset: Int) throws(PickleError) {
    if index == memoCount { memoCount &+= 1 } else if index > memoCount { memoHasGaps = true }
    try memoize(index, at: offset)
  }

  @inline(__always)
  func longValue(from start: Int, count: Int, opcodeAt offset: Int) -> Value {
    guard count <= 6 else {
      return Value(integer: source.long(at: offset)?.signed, at: offset)
    }
    var bits: UInt64 = count > 0 && source.bytes[start &+ count &- 1] >= 0x80 ? .max : 0
    var index = count
    while index > 0 {
      index &-= 1
      bits = bits << 8 | UInt64(source.bytes[start &+ index])
    }
    return Value(small: Int64(bitPattern: bits))
  }

  private func checkProtocol(_ version: UInt8, at offset: Int) throws(PickleError) {
    if version > 5 {
      throw PickleError(
        .unsupportedProtocol, at: offset, "pickle protocol \(version) is not supported; 0 to 5 are")
    }
  }
}
