/// An integer of any length, reduced to what a reader can use of it.
struct LongInteger: Equatable {
  /// The value, if it fits 64 bits with a sign.
  var signed: Int64?
  /// The value, if it fits 64 bits without a sign.
  var unsigned: UInt64?
  /// The value, rounded.
  var double: Double

  /// Two's complement, least significant byte first; no byte at all is zero (CPython, `LONG1`).
  init(littleEndian bytes: UnsafeRawBufferPointer) {
    let isNegative = (bytes.last ?? 0) >= 0x80
    let filler: UInt8 = isNegative ? 0xFF : 0
    var low: UInt64 = 0
    for index in (0..<8).reversed() {
      low = low << 8 | UInt64(index < bytes.count ? bytes[index] : filler)
    }
    let fitsEight = bytes.dropFirst(8).allSatisfy { $0 == filler }
    let value = Int64(bitPattern: low)
    signed = fitsEight && (value < 0) == isNegative ? value : nil
    unsigned = fitsEight && !isNegative ? low : nil
    double = 0
    for byte in bytes.reversed() { double = double * 256 + Double(isNegative ? ~byte : byte) }
    if isNegative { double = -double - 1 }
  }

  /// Decimal digits with an optional sign, blanks around them and an L after them (Python 2).
  init?(decimal line: UnsafeRawBufferPointer) {
    var digits = line[...]
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    while let first = digits.first, isBlank(first) { digits.removeFirst() }
    while let last = digits.last, isBlank(last) { digits.removeLast() }
    if digits.last == UInt8(ascii: "L") { digits.removeLast() }
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative || digits.first == UInt8(ascii: "+") { digits.removeFirst() }
    guard !digits.isEmpty else { return nil }

    var magnitude: UInt64? = 0
    for byte in digits {
      guard (0x30...0x39).contains(byte) else { return nil }
      let digit = UInt64(byte - 0x30)
      if let value = magnitude {
        let (product, overflow) = value.multipliedReportingOverflow(by: 10)
        let (sum, carry) = product.addingReportingOverflow(digit)
        magnitude = overflow || carry ? nil : sum
      }
    }
    double =
      magnitude.map { Double($0) } ?? Double(String(decoding: digits, as: UTF8.self)) ?? .infinity
    if isNegative { double = -double }
    unsigned = isNegative ? (magnitude == 0 ? 0 : nil) : magnitude
    signed = magnitude.flatMap { value in
      isNegative
        ? (value <= 1 << 63 ? Int64(truncatingIfNeeded: 0 &- value) : nil) : Int64(exactly: value)
    }
  }
}
