package import PickleReader

/// Where the opcodes of consecutive pickles are, each with its argument.
///
/// Reads damaged input as well: from the first byte that is not an opcode, or whose argument is not
/// complete, every byte is a span of its own.
package func opcodeSpans(of bytes: [UInt8]) -> [Range<Int>] {
  var spans: [Range<Int>] = []
  var start = 0
  while start < bytes.count {
    guard let opcode = Opcode(rawValue: bytes[start]),
      let length = argumentLength(of: opcode, in: bytes[(start + 1)...]),
      length < bytes.count - start
    else { return spans + (start..<bytes.count).map { $0..<$0 + 1 } }
    spans.append(start..<start + 1 + length)
    start += 1 + length
  }
  return spans
}

/// The form of an opcode's argument.
package enum ArgumentForm: Equatable {
  /// That many bytes: a number or nothing.
  case fixed(Int)
  /// A length in that many bytes, and so many bytes.
  case counted(Int)
  case lines(Int)

  package init(_ opcode: Opcode) {
    self =
      switch opcode {
      case .proto, .binInt1, .binPut, .binGet, .ext1: .fixed(1)
      case .binInt2, .ext2: .fixed(2)
      case .binInt, .longBinPut, .longBinGet, .ext4: .fixed(4)
      case .frame, .binFloat: .fixed(8)
      case .long1, .shortBinString, .shortBinUnicode, .shortBinBytes: .counted(1)
      case .long4, .binString, .binUnicode, .binBytes: .counted(4)
      case .binUnicode8, .binBytes8, .byteArray8: .counted(8)
      case .int, .long, .float, .string, .unicode, .put, .get, .persID: .lines(1)
      case .global, .inst: .lines(2)
      default: .fixed(0)
      }
  }
}

/// The length of the argument at the beginning of `bytes`; nil when it is cut off.
private func argumentLength(of opcode: Opcode, in bytes: ArraySlice<UInt8>) -> Int? {
  switch ArgumentForm(opcode) {
  case .fixed(let length): return length
  case .counted(let width):
    guard bytes.count >= width else { return nil }
    let length = bytes.prefix(width).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return length > UInt64(bytes.count) ? nil : width + Int(length)
  case .lines(let number):
    var rest = bytes
    for _ in 0..<number {
      guard let end = rest.firstIndex(of: 0x0A) else { return nil }
      rest = rest[(end + 1)...]
    }
    return bytes.count - rest.count
  }
}
