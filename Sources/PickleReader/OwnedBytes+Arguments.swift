package import Bytes

extension OwnedBytes {
  /// The text or bytes whose opcode is at `offset`; the survey has checked that it is complete.
  @inline(__always)
  package func text(at offset: Int) -> PickleText {
    switch bytes[offset] {
    case Opcode.shortBinUnicode.rawValue:
      return text(from: offset + 2, count: Int(bytes[offset + 1]), .utf8)
    case Opcode.binUnicode.rawValue:
      return text(from: offset + 5, count: Int(load(UInt32.self, at: offset + 1)), .utf8)
    default: return uncommonText(at: offset)
    }
  }

  /// Whether the text whose opcode is at `offset` is a line.
  @inline(__always)
  func isLine(at offset: Int) -> Bool {
    let code = bytes[offset]
    return code == Opcode.string.rawValue || code == Opcode.unicode.rawValue
      || code == Opcode.persID.rawValue
  }

  private func uncommonText(at offset: Int) -> PickleText {
    let short = offset + 1 < count ? Int(bytes[offset + 1]) : 0
    switch Opcode(rawValue: bytes[offset]) {
    case .binUnicode8: return text(from: offset + 9, count: length8(at: offset + 1), .utf8)
    case .shortBinString: return text(from: offset + 2, count: short, .python2)
    case .binString:
      return text(from: offset + 5, count: Int(load(UInt32.self, at: offset + 1)), .python2)
    case .shortBinBytes: return text(from: offset + 2, count: short, .bytes)
    case .binBytes:
      return text(from: offset + 5, count: Int(load(UInt32.self, at: offset + 1)), .bytes)
    case .binBytes8, .byteArray8:
      return text(from: offset + 9, count: length8(at: offset + 1), .bytes)
    case .string:
      let content = quotedContent(at: offset + 1) ?? offset..<offset
      return text(from: content.lowerBound, count: content.count, .python2Escaped)
    case .unicode, .persID:
      let end = lineEnd(from: offset + 1, to: count) ?? count
      return text(from: offset + 1, count: end - offset - 1, .unicodeEscaped)
    default: return text(from: offset, count: 0, .bytes)
    }
  }

  @inline(__always)
  private func text(from start: Int, count: Int, _ encoding: PickleText.Encoding) -> PickleText {
    PickleText(
      raw: UnsafeRawBufferPointer(rebasing: bytes[start..<start &+ count]), encoding: encoding)
  }

  private func length8(at offset: Int) -> Int {
    Int(clamping: load(UInt64.self, at: offset))
  }

  /// The text between the quotes of a STRING line, nil without them; blanks may follow, as in
  /// CPython.
  func quotedContent(at start: Int) -> Range<Int>? {
    var end = lineEnd(from: start, to: count) ?? count
    while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x0D { end -= 1 }
    guard end - start >= 2, bytes[start] == bytes[end - 1], [0x27, 0x22].contains(bytes[start])
    else { return nil }
    return start + 1..<end - 1
  }

  /// The integer that does not fit a value, whose opcode is at `offset`.
  func long(at offset: Int) -> LongInteger? {
    switch Opcode(rawValue: bytes[offset]) {
    case .long1:
      return LongInteger(
        littleEndian: UnsafeRawBufferPointer(
          rebasing: bytes[offset + 2..<offset + 2 + Int(bytes[offset + 1])]))
    case .long4:
      let length = Int(load(UInt32.self, at: offset + 1))
      return LongInteger(
        littleEndian: UnsafeRawBufferPointer(rebasing: bytes[offset + 5..<offset + 5 + length]))
    case .int, .long:
      let end = lineEnd(from: offset + 1, to: count) ?? count
      return LongInteger(
        decimal: UnsafeRawBufferPointer(rebasing: bytes[offset + 1..<end]))
    default: return nil
    }
  }
}
