/// A number of bytes in readable form: `432 B`, `1.74 MiB`, `−25.08 MiB`.
///
/// Units are powers of 1024. Two decimals, rounded half up from the exact integer; a size that
/// rounds to 1024.00 of one unit is 1.00 of the next.
package struct ByteSize: Sendable, Hashable {
  package var bytes: ByteCount

  package init(_ bytes: ByteCount) { self.bytes = bytes }

  /// Whether the readable form leaves bytes out.
  package var isRounded: Bool { ByteUnit.fitting(bytes.magnitude) != .byte }

  /// Appends the size as UTF-8.
  package func append(to text: inout [UInt8]) {
    let magnitude = bytes.magnitude
    var unit = ByteUnit.fitting(magnitude)
    guard unit != .byte else {
      FixedPoint(magnitude: magnitude, isNegative: bytes < 0).append(to: &text)
      text.append(contentsOf: " B".utf8)
      return
    }
    var hundredths = Self.hundredths(magnitude, of: unit)
    if hundredths >= 102_400, let next = unit.next {
      unit = next
      hundredths = Self.hundredths(magnitude, of: next)
    }
    FixedPoint(magnitude: hundredths, isNegative: bytes < 0, decimals: 2).append(to: &text)
    text.append(UInt8(ascii: " "))
    text.append(contentsOf: unit.symbol.utf8)
  }

  /// A hundredth of the unit is not a whole number of bytes, hence the 128-bit product.
  private static func hundredths(_ magnitude: UInt64, of unit: ByteUnit) -> UInt64 {
    let product = magnitude.multipliedFullWidth(by: 100)
    let (quotient, remainder) = unit.bytes.dividingFullWidth((product.high, product.low))
    return quotient + (remainder >= unit.bytes / 2 ? 1 : 0)
  }
}

extension ByteSize: CustomStringConvertible {
  package var description: String { asciiText { append(to: &$0) } }
}
