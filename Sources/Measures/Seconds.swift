/// A duration or a time in readable form: `3.20 ms`, `1.52 s`, `2 min 5 s`, `1 h 4 min`,
/// `3 d 2 h`; not a number or infinite: an en dash.
package struct Seconds: Sendable, Hashable {
  /// In seconds; any value.
  package var value: Double

  package init(_ value: Double) { self.value = value }

  /// Appends the time as UTF-8.
  package func append(to text: inout [UInt8]) {
    guard value.isFinite else { return text.append(contentsOf: "–".utf8) }
    let magnitude = value.magnitude
    // Under ten milliseconds two decimals of a second would leave one digit or none.
    if magnitude > 0 && magnitude < 0.009_995 {
      append(magnitude * 100_000, decimals: 2, unit: " ms", to: &text)
    } else if magnitude < 59.995 {
      append(magnitude * 100, decimals: magnitude == 0 ? 0 : 2, unit: " s", to: &text)
    } else if magnitude < 3_599.5 {
      append(magnitude, in: (60, " min"), (1, " s"), to: &text)
    } else if magnitude < 86_370 {
      append(magnitude / 60, in: (60, " h"), (1, " min"), to: &text)
    } else {
      append(magnitude / 3_600, in: (24, " d"), (1, " h"), to: &text)
    }
  }

  private func append(
    _ magnitude: Double, decimals: Int, unit: String, to text: inout [UInt8]
  ) {
    let units = UInt64(exactly: magnitude.rounded()) ?? .max
    FixedPoint(magnitude: units, isNegative: value < 0, decimals: decimals).append(to: &text)
    text.append(contentsOf: unit.utf8)
  }

  /// Two units; the second is left out if it is zero.
  private func append(
    _ magnitude: Double, in large: (size: UInt64, unit: String),
    _ small: (size: UInt64, unit: String),
    to text: inout [UInt8]
  ) {
    let total = UInt64(exactly: magnitude.rounded()) ?? .max
    let (whole, rest) = total.quotientAndRemainder(dividingBy: large.size)
    FixedPoint(magnitude: whole, isNegative: value < 0).append(to: &text)
    text.append(contentsOf: large.unit.utf8)
    guard rest > 0 else { return }
    text.append(UInt8(ascii: " "))
    FixedPoint(magnitude: rest, isNegative: false).append(to: &text)
    text.append(contentsOf: small.unit.utf8)
  }
}

extension Seconds: CustomStringConvertible {
  package var description: String { asciiText { append(to: &$0) } }
}
