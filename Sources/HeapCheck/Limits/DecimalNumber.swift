/// A number with decimals, kept as an integer: `2.5` is 25 of which 10 are one.
struct DecimalNumber: Sendable, Hashable {
  /// Not negative.
  let units: Int64
  /// A power of ten, at most a million.
  let scale: Int64

  private static let mostDecimals = 6

  /// - Returns: nil unless it is digits, or digits, a point and one to six digits, within 64 bits.
  init?(_ text: Substring) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let decimals = parts.count > 1 ? parts[1] : ""
    guard parts.count <= 2, let whole = parts.first, !whole.isEmpty,
      parts.count == 1 || !decimals.isEmpty, decimals.utf8.count <= Self.mostDecimals,
      (whole + decimals).utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let units = Int64(whole + decimals)
    else { return nil }
    self.units = units
    scale = decimals.utf8.reduce(1) { scale, _ in scale * 10 }
  }
}
