/// A share in percent with one decimal: `55.7 %`; a share that would round to nothing is
/// `<0.1 %`.
package struct Percent: Sendable, Hashable {
  package let part: Int64
  package let whole: Int64

  private init?(_ part: Int64, of whole: Int64) {
    guard whole != 0 else { return nil }
    self.part = part
    self.whole = whole
  }

  /// The share of things; `nil` if `whole` is 0, because then there is no share.
  package init?(_ part: Int, of whole: Int) {
    self.init(Int64(part), of: Int64(whole))
  }

  /// The share of bytes; `nil` if `whole` is 0.
  package init?(_ part: ByteCount, of whole: ByteCount) {
    self.init(Int64(part), of: Int64(whole))
  }

  /// Appends the share as UTF-8.
  package func append(to text: inout [UInt8]) {
    let divisor = UInt128(whole.magnitude)
    // A part is at most 2^63, so the quotient may need more than 64 bits: saturated.
    let tenths = (UInt128(part.magnitude) * 1_000 + divisor / 2) / divisor
    let isNegative = (part < 0) != (whole < 0)
    if tenths == 0 && part != 0 {
      text.append(contentsOf: (isNegative ? "−<0.1 %" : "<0.1 %").utf8)
      return
    }
    FixedPoint(magnitude: UInt64(clamping: tenths), isNegative: isNegative, decimals: 1)
      .append(to: &text)
    text.append(contentsOf: " %".utf8)
  }
}

extension Percent: CustomStringConvertible {
  package var description: String { asciiText { append(to: &$0) } }
}
