import Bytes

/// The first reading of a pickle: where each opcode ends, and which memo entries are fetched.
///
/// After it every argument is known to lie inside the input, so the machine need not check again.
struct Survey: ~Copyable {
  /// Offset after STOP.
  let end: Int
  let memoUse: MemoUse

  /// Walks the opcodes from `start` to STOP.
  init(of source: OwnedBytes, from start: Int) throws(PickleError) {
    let bytes = source.bytes
    let count = bytes.count
    var use = MemoUse()
    let table = ArgumentLength.table  // read once, not at every opcode
    var offset = start
    var limit = start  // opcodes before it can be read
    var head = OpcodeRun()  // what follows the fetch of a class
    var tail = OpcodeRun()  // what follows the last attribute of an instance
    while true {
      if offset >= limit { limit = try Self.limit(after: offset, in: source) }
      let place = offset
      let argument = offset &+ 1
      var length = Int(table[Int(bytes[place])])
      if length >= ArgumentLength.special {
        switch length {
        case ArgumentLength.fetch1:
          try Self.require(1, at: argument, of: count)
          use.noteFetch(bytes[argument])
          length = 1 &+ head.length(at: argument &+ 1, in: bytes, beginningWith: .emptyTuple)
        case ArgumentLength.counted1:
          try Self.require(1, at: argument, of: count)
          length = 1 &+ Int(bytes[argument])
        case ArgumentLength.lastAttribute:
          length = tail.length(at: argument, in: bytes, beginningWith: .tuple2)
        case ArgumentLength.counted4:
          try Self.require(4, at: argument, of: count)
          length = 4 &+ Int(source.load(UInt32.self, at: argument))
        case ArgumentLength.fetch4:
          try Self.require(4, at: argument, of: count)
          let index = Int(source.load(UInt32.self, at: argument))
          use.noteFetch(try Self.memoIndex(index, place, count))
          length = 4
        case ArgumentLength.stop:
          try use.finish(at: place)
          end = argument
          memoUse = use
          return
        default: length = try Self.uncommon(length, at: place, in: source, noting: &use)
        }
      }
      offset = argument &+ length
      guard offset <= count else { throw Self.truncated(at: place) }
    }
  }

  /// Waits until the opcode at `offset` can be read; returns the end of all opcodes that can be.
  @inline(never)
  private static func limit(after offset: Int, in source: OwnedBytes) throws(PickleError) -> Int {
    let wanted = min(source.count, offset + headLength)
    let available = offset < source.count ? source.wait(for: wanted) : source.count
    guard offset < available else { throw truncated(at: available) }
    return available == source.count ? available : max(offset, available - headLength) + 1
  }

  /// Bytes that are looked at from an opcode on, at most, before its argument's length is known:
  /// a length takes up to eight.
  private static let headLength = 2 + OpcodeRun.limit

  /// The length of an argument of a kind that is rare in dumps.
  private static func uncommon(
    _ kind: Int, at place: Int, in source: OwnedBytes, noting use: inout MemoUse
  ) throws(PickleError) -> Int {
    let argument = place + 1
    // A line can end anywhere: all bytes have to be there.
    guard source.wait(for: source.count) == source.count else { throw truncated(at: place) }
    switch kind {
    case ArgumentLength.counted8:
      try require(8, at: argument, of: source.count)
      let declared = source.load(UInt64.self, at: argument)
      guard declared < UInt64(source.count) else { throw truncated(at: place) }
      return 8 + Int(declared)
    case ArgumentLength.line: return try lines(1, at: argument, in: source)
    case ArgumentLength.twoLines: return try lines(2, at: argument, in: source)
    case ArgumentLength.fetchLine:
      let length = try lines(1, at: argument, in: source)
      let index = source.decimal(at: argument, to: argument + length)
      use.noteFetch(try memoIndex(index, place, source.count))
      return length
    case ArgumentLength.outOfBand:
      throw PickleError(
        .outOfBandBuffer, at: place,
        "the pickle refers to out-of-band buffers, whose bytes are not in the file")
    default:
      let code = String(source.bytes[place], radix: 16)
      throw PickleError(.unknownOpcode, at: place, "unknown opcode 0x\(code)")
    }
  }

  /// A memo index that entries of this input can have: none has more entries than bytes.
  static func memoIndex(_ index: Int?, _ offset: Int, _ count: Int) throws(PickleError) -> Int {
    guard let index else {
      throw PickleError(.malformedNumber, at: offset, "the memo index is not a number")
    }
    guard index >= 0, index <= count else {
      throw PickleError(
        .limitExceeded, at: offset,
        "memo index \(index) is beyond the limit, which is the input's size of \(count)")
    }
    return index
  }

  private static func lines(_ number: Int, at start: Int, in source: OwnedBytes)
    throws(PickleError) -> Int
  {
    var offset = start
    for _ in 0..<number {
      guard let end = source.lineEnd(from: offset, to: source.count) else {
        throw truncated(at: start - 1)
      }
      offset = end + 1
    }
    return offset - start
  }

  @inline(__always)
  private static func require(_ length: Int, at offset: Int, of count: Int) throws(PickleError) {
    if count &- offset < length { throw truncated(at: offset &- 1) }
  }

  private static func truncated(at offset: Int) -> PickleError {
    PickleError(.truncated, at: offset, "the data ends in the middle of a pickle")
  }
}
