/// A decimal number with a fixed count of decimals, written exactly from an integer.
///
/// All numbers that a reader sees are written here, so that minus sign, grouping and decimal point
/// are the same in tables and in charts.
package struct FixedPoint: Sendable, Hashable {
  /// The number times ten to the power of ``decimals``, without its sign.
  package var magnitude: UInt64
  package var isNegative: Bool
  /// Digits after the decimal point, 0 to 18.
  package var decimals: Int

  /// `units` counts the smallest digit: `FixedPoint(174, decimals: 2)` is 1.74.
  package init(_ units: Int64, decimals: Int = 0) {
    self.init(magnitude: units.magnitude, isNegative: units < 0, decimals: decimals)
  }

  package init(magnitude: UInt64, isNegative: Bool, decimals: Int = 0) {
    self.magnitude = magnitude
    self.isNegative = isNegative
    self.decimals = min(max(decimals, 0), 18)
  }

  /// Appends the number as UTF-8: `1,234.50`; a negative one starts with U+2212.
  package func append(to bytes: inout [UInt8]) {
    // Written backwards: at most 20 digits, 6 commas and a point.
    var text = InlineArray<32, UInt8>(repeating: UInt8(ascii: "0"))
    var start = text.count
    var rest = magnitude
    var place = 0
    repeat {
      if place == decimals && place > 0 {
        start -= 1
        text[start] = UInt8(ascii: ".")
      } else if place > decimals && (place - decimals).isMultiple(of: 3) {
        start -= 1
        text[start] = UInt8(ascii: ",")
      }
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      start -= 1
      text[start] += UInt8(truncatingIfNeeded: digit)
      rest = quotient
      place += 1
    } while rest > 0 || place <= decimals
    if isNegative && magnitude > 0 { bytes.append(contentsOf: minus.utf8) }
    text.span.bytes.extracting(start..<text.count).withUnsafeBytes { bytes.append(contentsOf: $0) }
  }
}

private let minus = "\u{2212}"

extension FixedPoint: CustomStringConvertible {
  package var description: String { asciiText { append(to: &$0) } }
}

/// The text that `write` appends to an empty buffer.
func asciiText(_ write: (inout [UInt8]) -> Void) -> String {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(24)
  write(&bytes)
  return String(decoding: bytes, as: UTF8.self)
}
