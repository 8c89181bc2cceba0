/// What a cell of a table holds.
package enum SQLiteValue: Sendable, Equatable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
}

extension SQLiteValue {
  /// Its type and length, as one number (SQLite's file format, section 2.1, "Record Format").
  var serialType: UInt64 {
    switch self {
    case .null: 0
    case .integer(0): 8
    case .integer(1): 9
    case .integer(let number): Self.integerType(number)
    case .real: 7
    case .text(let text): 13 + 2 * UInt64(text.utf8.count)
    }
  }

  private static func integerType(_ number: Int64) -> UInt64 {
    switch number {
    case -0x80...0x7f: 1
    case -0x8000...0x7fff: 2
    case -0x80_0000...0x7f_ffff: 3
    case -0x8000_0000...0x7fff_ffff: 4
    case -0x8000_0000_0000...0x7fff_ffff_ffff: 5
    default: 6
    }
  }

  /// Appends its contents, big-endian.
  func append(to bytes: inout [UInt8]) {
    switch self {
    case .null: return
    case .integer(let number):
      let size = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0][Int(serialType)]
      bytes.appendBigEndian(UInt64(bitPattern: number), size)
    case .real(let number): bytes.appendBigEndian(number.bitPattern, 8)
    case .text(let text): bytes.append(contentsOf: text.utf8)
    }
  }
}

extension [UInt8] {
  /// Appends the last `size` bytes of a number, the most significant first.
  mutating func appendBigEndian(_ number: UInt64, _ size: Int) {
    for place in stride(from: size - 1, through: 0, by: -1) {
      append(UInt8(truncatingIfNeeded: number >> UInt64(8 * place)))
    }
  }

  /// Appends a number in groups of seven bits, the most significant first; nine bytes hold 64 bits.
  mutating func appendVarint(_ number: UInt64) {
    guard number < 1 << 56 else {
      for place in stride(from: 8, to: 0, by: -1) {
        append(UInt8(truncatingIfNeeded: number >> UInt64(7 * place + 1)) | 0x80)
      }
      append(UInt8(truncatingIfNeeded: number))
      return
    }
    var groups = 1
    while number >> UInt64(7 * groups) > 0 { groups += 1 }
    for place in stride(from: groups - 1, through: 0, by: -1) {
      let group = UInt8(truncatingIfNeeded: number >> UInt64(7 * place)) & 0x7f
      append(place > 0 ? group | 0x80 : group)
    }
  }
}
