import Measures
import System

/// The repr of a value as a recorder wrote it, clipped or whole. Nothing in it is trusted: it only
/// says what a value looks like.
struct ValueText {
  let bytes: UnsafeRawBufferPointer

  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  var isNone: Bool { bytes.equals("None") }

  /// Whether the recorder left something out.
  var isClipped: Bool { bytes.contains("...") }

  var hasAddress: Bool { bytes.contains(" at 0x") }

  /// Whether it is text or bytes.
  var isText: Bool {
    var start = 0
    if bytes.has("bytes(", at: 0) {
      start = 6
    } else if bytes.has("rb", at: 0) {
      start = 2
    } else if let first = bytes.first, first == UInt8(ascii: "u") || first == UInt8(ascii: "b") {
      start = 1
    }
    guard start < bytes.count else { return false }
    return bytes[start] == UInt8(ascii: "'") || bytes[start] == UInt8(ascii: "\"")
  }

  var isBytes: Bool { isText && bytes.first == UInt8(ascii: "b") }

  var isContainer: Bool {
    bytes.first == UInt8(ascii: "{") || bytes.first == UInt8(ascii: "[")
      || bytes.first == UInt8(ascii: "(")
  }

  var isList: Bool { bytes.first == UInt8(ascii: "[") }

  /// Whether it is a number, None, True or False.
  var isNumber: Bool { Self.isNumber(bytes) }

  static func isNumber(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard let first = bytes.first else { return false }
    if isDigit(first) || first == UInt8(ascii: "-") {
      return bytes.allSatisfy {
        isDigit($0) || [0x2E, 0x2D, 0x2B, 0x65, 0x6A, 0x4C].contains($0)  // . - + e j L
      }
    }
    return bytes.equals("None") || bytes.equals("True") || bytes.equals("False")
      || bytes.equals("nan") || bytes.equals("inf")
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  /// The type in `<module.Type object at 0x…>`; nil for anything else.
  var objectType: UnsafeRawBufferPointer? {
    guard bytes.first == UInt8(ascii: "<") else { return nil }
    var end = 1
    while end < bytes.count, bytes[end] != UInt8(ascii: " ") { end += 1 }
    guard end > 1,
      bytes.has(" object at 0x", at: end) || bytes.has(" instance at 0x", at: end)
    else { return nil }
    return UnsafeRawBufferPointer(rebasing: bytes[1..<end])
  }

  /// The type of the first element of a container of objects.
  var firstElementType: UnsafeRawBufferPointer? {
    guard isContainer, bytes.count > 1 else { return nil }
    return ValueText(UnsafeRawBufferPointer(rebasing: bytes[1...])).objectType
  }

  /// Whether it is a container or a text without anything in it.
  var isEmpty: Bool {
    guard let first = bytes.first else { return false }
    switch first {
    case UInt8(ascii: "["): return bytes.equals("[]")
    case UInt8(ascii: "{"): return bytes.equals("{}")
    case UInt8(ascii: "("): return bytes.equals("()")
    case UInt8(ascii: "'"), UInt8(ascii: "\""): return bytes.count == 2 && bytes[1] == first
    default: break
    }
    guard bytes.count >= 3, bytes.count <= 120 else { return false }
    if first == UInt8(ascii: "b") || first == UInt8(ascii: "u"), bytes.count == 3, isText {
      return true
    }
    return isEmptyCall
  }

  /// `set()`, `collections.deque([], maxlen=9)` and the like.
  private var isEmptyCall: Bool {
    guard let open = bytes.firstIndex(of: UInt8(ascii: "(")),
      bytes[bytes.count - 1] == UInt8(ascii: ")")
    else { return false }
    let start = bytes[..<open].lastIndex(of: UInt8(ascii: ".")).map { $0 + 1 } ?? 0
    let name = UnsafeRawBufferPointer(rebasing: bytes[start..<open])
    let inside = UnsafeRawBufferPointer(rebasing: bytes[(open + 1)..<(bytes.count - 1)])
    let isKnown =
      name.equals("set") || name.equals("frozenset") || name.equals("deque")
      || name.equals("OrderedDict") || name.equals("Counter") || name.equals("defaultdict")
      || name.equals("WeakSet") || name.equals("bytearray")
    guard isKnown else { return false }
    return inside.isEmpty || inside.equals("[]") || inside.equals("{}") || inside.equals("b''")
      || inside.has("[], maxlen=", at: 0) || inside.hasSuffix(", {}")
  }

  /// The elements that can be seen whole: numbers, names and short texts between brackets, blanks
  /// and commas.
  func forEachElement(_ body: (UnsafeRawBufferPointer) -> Void) {
    var place = 0
    while place < bytes.count {
      let before = bytes[place]
      place += 1
      guard before == UInt8(ascii: "[") || before == UInt8(ascii: "(") || before == 0x20 else {
        continue
      }
      guard let end = elementEnd(from: place) else { continue }
      body(UnsafeRawBufferPointer(rebasing: bytes[place..<end]))
      place = end
    }
  }

  private func elementEnd(from start: Int) -> Int? {
    guard start < bytes.count else { return nil }
    var end = start
    if bytes[start] == UInt8(ascii: "'") {
      end += 1
      while end < bytes.count, bytes[end] != UInt8(ascii: "'") { end += 1 }
      end += 1
    } else {
      while end < bytes.count, Self.isWord(bytes[end]) { end += 1 }
      // Points alone stand for what was left out.
      guard bytes[start..<end].contains(where: { $0 != 0x2E }) else { return nil }
    }
    guard end > start, end < bytes.count else { return nil }
    let next = bytes[end]
    return next == UInt8(ascii: ",") || next == UInt8(ascii: "]") || next == UInt8(ascii: ")")
      ? end : nil
  }

  /// Letters, digits, underscore, point, minus.
  static func isWord(_ byte: UInt8) -> Bool {
    isDigit(byte) || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte == 0x5F
      || byte == 0x2E || byte == 0x2D
  }

  /// Whether it is a list of one value over and over: a table that was filled, no copy.
  var isConstant: Bool {
    guard isList || bytes.first == UInt8(ascii: "(") else { return false }
    var first: UnsafeRawBufferPointer?
    var count = 0
    var isSame = true
    forEachElement { element in
      count += 1
      if let first { isSame = isSame && first.elementsEqual(element) } else { first = element }
    }
    return count >= 3 && isSame
  }

  /// Whether a text begins with one character over and over, up to what was left out: a buffer, of
  /// which each has to have its own.
  var isFilled: Bool {
    guard
      let quote = bytes.firstIndex(where: { $0 == UInt8(ascii: "'") || $0 == UInt8(ascii: "\"") })
    else { return false }
    let start = quote + 1
    // An escape as `\x00` is one character.
    let unit = bytes[start...].first == UInt8(ascii: "\\") ? 4 : 1
    var end = start
    while end < bytes.count, !bytes.has("...", at: end) { end += 1 }
    guard end < bytes.count, end - start >= 8 * unit else { return false }
    // The last one may be cut.
    return (start + unit..<end).allSatisfy { bytes[$0] == bytes[$0 - unit] }
  }

  /// A number that differs where texts or sizes do (a multiplying hash, eight bytes at a time).
  func hash(_ size: ByteCount) -> UInt64 {
    var hash = UInt64(bitPattern: Int64(size)) &* 0x9E37_79B9_7F4A_7C15
    var place = 0
    while place + 8 <= bytes.count {
      let word = bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      hash = (hash ^ word) &* 0xD6E8_FEB8_6659_FD93
      hash ^= hash >> 32
      place += 8
    }
    while place < bytes.count {
      hash = (hash ^ UInt64(bytes[place])) &* 0x100_0000_01B3
      place += 1
    }
    return hash ^ hash >> 29
  }

  /// The text without its numbers and the numbers alone, as hashes.
  func shape(_ size: ByteCount) -> (hash: UInt64, numbers: [UInt64]) {
    var hash = UInt64(bitPattern: Int64(size)) &* 0x9E37_79B9_7F4A_7C15
    var numbers: [UInt64] = []
    var isInNumber = false
    for byte in bytes {
      if Self.isDigit(byte) {
        if !isInNumber { numbers.append(0) }
        numbers[numbers.count - 1] = numbers[numbers.count - 1] &* 11 &+ UInt64(byte)
      } else {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
      }
      isInNumber = Self.isDigit(byte)
    }
    return (hash, numbers)
  }

  /// The first `limit` words before anything that was left out, in lower case.
  func words(_ limit: Int) -> [[UInt8]] {
    var words: [[UInt8]] = []
    var word: [UInt8] = []
    var place = isBytes || bytes.has("u'", at: 0) ? 1 : 0
    while place <= bytes.count, words.count < limit {
      if place < bytes.count, Self.isLetter(bytes[place]) {
        word.append(bytes[place] | 0x20)
      } else if !word.isEmpty {
        words.append(word)
        word = []
      }
      if bytes.has("....", at: place) { break }
      place += 1
    }
    return words
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    isDigit(byte) || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
  }
}
