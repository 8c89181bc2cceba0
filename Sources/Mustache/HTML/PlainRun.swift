/// Finds how far text is plain: ASCII that may be copied unchanged.
enum PlainRun {
  /// The offset of the first byte at or after `start` that is not plain, else the end of `text`.
  static func end(in text: RawSpan, from start: Int) -> Int {
    let size = Word.bitWidth / 8
    var next = start
    while next + size <= text.byteCount {
      let special = specialBytes(
        of: Word(littleEndian: text.unsafeLoadUnaligned(fromByteOffset: next, as: Word.self)))
      if special == 0 {
        next += size
      } else {
        next += special.trailingZeroBitCount / 8
        guard isPlain(text.unsafeLoad(fromByteOffset: next, as: UInt8.self)) else { return next }
        next += 1
      }
    }
    while next < text.byteCount {
      guard isPlain(text.unsafeLoad(fromByteOffset: next, as: UInt8.self)) else { return next }
      next += 1
    }
    return next
  }

  /// Eight bytes at a time, in an integer: `SIMD16` with `any` is forty times slower here.
  private typealias Word = UInt64

  /// Has the high bit of the lowest special byte set, and of none before it; zero when there is
  /// none. Line feeds and tabs count as special here, which costs a second look at them.
  private static func specialBytes(of word: Word) -> Word {
    // Characters that differ in one bit are compared as one, with that bit set in all bytes.
    let special =
      word | belowSpace(word) | zero(word ^ all(0x7F))
      | zero(word ^ all(UInt8(ascii: "\"")))
      | zero((word | all(1)) ^ all(UInt8(ascii: "'")))  // and &
      | zero((word | all(2)) ^ all(UInt8(ascii: ">")))  // and <
    return special & all(0x80)
  }

  /// Sets the high bit of the lowest byte that is below 0x20, and of none before it: bytes beyond
  /// are changed by the borrow and mean nothing.
  private static func belowSpace(_ word: Word) -> Word { (word &- all(0x20)) & ~word }

  /// Sets the high bit of the lowest byte that is zero, and of none before it.
  private static func zero(_ word: Word) -> Word { (word &- all(1)) & ~word }

  /// The byte repeated in all places of a word.
  private static func all(_ byte: UInt8) -> Word { 0x0101_0101_0101_0101 &* Word(byte) }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: "'"):
      false
    case UInt8(ascii: "\n"), UInt8(ascii: "\t"), 0x20...0x7E: true
    default: false
    }
  }
}
