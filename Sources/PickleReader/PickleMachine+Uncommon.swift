import Bytes

extension PickleMachine {
  /// The opcodes that are rare in dumps; returns the offset after the opcode and its argument.
  @inline(never)
  mutating func runUncommon(at place: Int) throws(PickleError) -> Int {
    let argument = place + 1
    let code = source.bytes[place]
    guard let opcode = Opcode(rawValue: code) else {
      throw PickleError(.unknownOpcode, at: place, "unknown opcode 0x\(String(code, radix: 16))")
    }
    switch opcode {
    case .int, .long, .float, .string, .unicode, .put, .get, .persID:
      return try runTextual(opcode, at: place)
    case .binUnicode8, .binBytes8, .byteArray8:
      try push(Value(textAt: place), at: place)
      return argument + 8 + Int(clamping: source.load(UInt64.self, at: argument))
    case .long4:
      let length = Int(source.load(UInt32.self, at: argument))
      try checkInteger(length, at: place)
      try push(longValue(from: argument + 4, count: length, opcodeAt: place), at: place)
      return argument + 4 + length
    case .pop: try popValueOrMark(at: place)
    case .popMark: stack.count = try popMark(at: place)
    case .dup:
      try require(1, at: place)
      try push(stack[stack.count - 1], at: place)
      graph.lastPinnedNode = graph.nodes.count - 1
    case .list: try pushContainer(.list, from: try popMark(at: place), at: place)
    case .dict:
      let start = try popMark(at: place)
      guard (stack.count - start) & 1 == 0 else {
        throw PickleError(.unexpectedValue, at: place, "a key without a value")
      }
      try pushContainer(.dictionary, from: start, at: place)
    case .emptySet: try pushContainer(.set, from: stack.count, at: place)
    case .frozenSet: try pushContainer(.set, from: try popMark(at: place), at: place)
    case .stackGlobal:
      try require(2, at: place)
      try pushContainer(.stackGlobal, from: stack.count - 2, at: place)
      pinName()
    case .global:
      try push(try makeTextGlobal(at: place), at: place)
      return lines(2, from: argument)
    case .inst:
      let start = try popMark(at: place)
      try pushOldStyle(type: try makeTextGlobal(at: place), from: start, at: place)
      return lines(2, from: argument)
    case .obj: try pushOldStyle(type: nil, from: try popMark(at: place), at: place)
    case .newObjEx:
      // class, positional arguments, keyword arguments: the last are of no use to a reader
      _ = try pop(at: place)
      try pushInstance(at: place)
    case .reduce:
      try require(2, at: place)
      let arguments = try pop(at: place)
      let callable = try pop(at: place)
      try push(try makeInstance(.reduction, callable, arguments, at: place), at: place)
    case .ext1: return try pushExtension(Int(source.bytes[argument]), length: 1, at: place)
    case .ext2:
      return try pushExtension(Int(source.load(UInt16.self, at: argument)), length: 2, at: place)
    case .ext4:
      return try pushExtension(Int(source.load(UInt32.self, at: argument)), length: 4, at: place)
    case .binPersID:
      try require(1, at: place)
      try pushContainer(.persistent, from: stack.count - 1, at: place)
    default:
      throw PickleError(.unknownOpcode, at: place, "opcode \(opcode) is not handled")
    }
    return argument
  }

  /// The opcodes of protocol 0 whose argument is a line of text.
  private mutating func runTextual(_ opcode: Opcode, at place: Int) throws(PickleError) -> Int {
    let argument = place + 1
    let end = lines(1, from: argument)
    switch opcode {
    case .int where isBooleanLine(argument, end):
      // `I00` and `I01` are how protocols 0 and 1 write booleans.
      try push(source.bytes[argument + 1] == 0x31 ? .true : .false, at: place)
    case .int, .long:
      try checkInteger(end - argument, at: place)
      guard let long = source.long(at: place) else { throw malformedNumber(at: place) }
      try push(Value(integer: long.signed, at: place), at: place)
    case .float:
      guard let number = source.floatingPoint(at: argument, to: end) else {
        throw malformedNumber(at: place)
      }
      try push(Value(doubleBits: number.bitPattern), at: place)
    case .string:
      guard source.quotedContent(at: argument) != nil else {
        throw PickleError(.malformedText, at: place, "the string is not in quotes")
      }
      try push(Value(textAt: place), at: place)
    case .unicode: try push(Value(textAt: place), at: place)
    case .persID:
      try push(Value(textAt: place), at: place)
      try pushContainer(.persistent, from: stack.count - 1, at: place)
    default:
      let index = try Survey.memoIndex(
        source.decimal(at: argument, to: end), place, source.count)
      if opcode == .get {
        try push(try fetched(memo.table.load(index), index, at: place), at: place)
      } else {
        try put(index, at: place)
      }
    }
    return end
  }

  /// POP takes the innermost mark when nothing lies above it (CPython, `load_pop`).
  private mutating func popValueOrMark(at place: Int) throws(PickleError) {
    if stack.count == floor, marks.count > 0 {
      _ = try popMark(at: place)
    } else {
      _ = try pop(at: place)
    }
  }

  private mutating func pushExtension(_ code: Int, length: Int, at place: Int)
    throws(PickleError) -> Int
  {
    try graph.nodes.append(Node(.extensionCode, start: code), at: place)
    try push(Value(node: graph.nodes.count - 1), at: place)
    return place + 1 + length
  }

  /// Keeps the name just made for good: a folder may know classes by their values.
  private mutating func pinName() {
    graph.lastPinnedNode = graph.nodes.count - 1
  }

  private mutating func makeTextGlobal(at place: Int) throws(PickleError) -> Value {
    try graph.nodes.append(Node(.textGlobal, start: place), at: place)
    pinName()
    return Value(node: graph.nodes.count - 1)
  }

  /// Offset after `count` lines; the survey has found their ends.
  private func lines(_ count: Int, from start: Int) -> Int {
    var offset = start
    for _ in 0..<count { offset = (source.lineEnd(from: offset, to: source.count) ?? offset) + 1 }
    return offset
  }

  private func isBooleanLine(_ start: Int, _ end: Int) -> Bool {
    end - start == 3 && source.bytes[start] == 0x30
      && [0x30, 0x31].contains(source.bytes[start + 1])
  }

  /// An integer is read again wherever it is used, so its length is bounded.
  private func checkInteger(_ length: Int, at place: Int) throws(PickleError) {
    if length > limits.integerLength {
      throw PickleError(
        .limitExceeded, at: place,
        "an integer of \(length) digits; the limit is \(limits.integerLength)")
    }
  }

  private func malformedNumber(at place: Int) -> PickleError {
    PickleError(.malformedNumber, at: place, "the text is not a number")
  }
}
