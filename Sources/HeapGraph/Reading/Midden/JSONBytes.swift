/// What is needed of JSON (RFC 8259) to take one line of a file apart. Nothing is trusted, nothing recurses.
struct JSONBytes {
  private let bytes: UnsafeRawBufferPointer
  private(set) var place: Int
  private let end: Int

  /// - Parameter range: the line.
  init(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) {
    self.bytes = bytes
    place = range.lowerBound
    end = range.upperBound
  }

  /// Whether only white space is left.
  var isAtEnd: Bool {
    mutating get {
      skipSpace()
      return place == end
    }
  }

  private mutating func skipSpace() {
    while place < end, bytes[place] == 0x20 || bytes[place] == 0x09 || bytes[place] == 0x0D {
      place += 1
    }
  }

  /// Takes a character if it is the next one.
  mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard place < end, UInt32(bytes[place]) == character.value else { return false }
    place += 1
    return true
  }

  /// A number without sign, point and exponent.
  mutating func number() -> UInt64? {
    skipSpace()
    let start = place
    var number: UInt64 = 0
    while place < end, case let digit = bytes[place] &- 0x30, digit < 10 {
      let (tens, overflow) = number.multipliedReportingOverflow(by: 10)
      let (sum, carry) = tens.addingReportingOverflow(UInt64(digit))
      guard !overflow, !carry else { return nil }
      number = sum
      place += 1
    }
    return place > start ? number : nil
  }

  /// A text as it stands between its quotes, escapes included.
  mutating func rawText() -> Range<Int>? {
    guard take("\"") else { return nil }
    let start = place
    while place < end {
      switch bytes[place] {
      case 0x22:
        place += 1
        return start..<place - 1
      case 0x5C: place += 2
      case 0..<0x20: return nil
      default: place += 1
      }
    }
    return nil
  }

  /// Passes over any value; brackets are counted, so depth costs nothing.
  mutating func skipValue() -> Bool {
    var depth = 0
    repeat {
      skipSpace()
      guard place < end else { return false }
      switch bytes[place] {
      case 0x22: if rawText() == nil { return false }
      case 0x5B, 0x7B:
        depth += 1
        place += 1
      case 0x5D, 0x7D:
        depth -= 1
        place += 1
      default: place += 1
      }
      // A word or a number goes on to what ends it.
      while depth == 0, place < end, !Self.ends(bytes[place]) { place += 1 }
    } while depth > 0
    return depth == 0
  }

  private static func ends(_ byte: UInt8) -> Bool { byte == 0x2C || byte == 0x7D || byte == 0x5D }

  /// A text without its escapes, at most `most` bytes of it and some more; halves of surrogate pairs that
  /// stand alone become U+FFFD.
  static func text(
    _ bytes: UnsafeRawBufferPointer, _ range: Range<Int>, most: Int
  ) -> [UInt8] {
    var result: [UInt8] = []
    var place = range.lowerBound
    while place < range.upperBound, result.count < most {
      let byte = bytes[place]
      place += 1
      guard byte == 0x5C, place < range.upperBound else {
        result.append(byte)
        continue
      }
      let escape = bytes[place]
      place += 1
      switch escape {
      case UInt8(ascii: "n"): result.append(0x0A)
      case UInt8(ascii: "t"): result.append(0x09)
      case UInt8(ascii: "r"): result.append(0x0D)
      case UInt8(ascii: "b"): result.append(0x08)
      case UInt8(ascii: "f"): result.append(0x0C)
      case UInt8(ascii: "u"):
        let first = hex(bytes, place, range.upperBound)
        place = min(place + 4, range.upperBound)
        var value = first
        if 0xD800..<0xDC00 ~= first, place + 6 <= range.upperBound, bytes[place] == 0x5C,
          bytes[place + 1] == UInt8(ascii: "u")
        {
          let second = hex(bytes, place + 2, range.upperBound)
          if 0xDC00..<0xE000 ~= second {
            value = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
            place += 6
          }
        }
        let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
        result.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      default: result.append(escape)
      }
    }
    return result
  }

  private static func hex(_ bytes: UnsafeRawBufferPointer, _ place: Int, _ end: Int) -> UInt32 {
    guard place + 4 <= end else { return 0xFFFD }
    var value: UInt32 = 0
    for byte in bytes[place..<place + 4] {
      let digit: UInt8? =
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
      guard let digit else { return 0xFFFD }
      value = value << 4 | UInt32(digit)
    }
    return value
  }
}
