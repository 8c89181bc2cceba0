/// A decimal number as Cairo writes it, kept in hundredths: its 24.8 fixed point is finer than
/// anything the layout asks for, and a hundredth brings the layout's tenths back exactly.
struct SVGNumber {
  /// The number times the scale it was read with, rounded.
  let units: Int

  /// `nil` if the bytes are not a plain decimal number of up to nine digits before the point.
  ///
  /// - Parameter decimals: how many decimals to keep, 0 to 6.
  init?(_ text: some Collection<UInt8>, decimals: Int = 2) {
    var magnitude = 0
    var kept = -1
    var isNegative = false
    var hasDigits = false
    var isRoundedUp = false
    for (index, byte) in text.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where index == 0: isNegative = true
      case UInt8(ascii: ".") where kept < 0: kept = 0
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        hasDigits = true
        if kept == decimals { isRoundedUp = byte >= UInt8(ascii: "5") }
        if kept >= 0 { kept += 1 }
        if kept <= decimals { magnitude = magnitude * 10 + Int(byte - UInt8(ascii: "0")) }
        guard magnitude < 1_000_000_000_000_000 else { return nil }
      default: return nil
      }
    }
    guard hasDigits else { return nil }
    for _ in max(kept, 0)..<max(decimals, kept, 0) where max(kept, 0) < decimals {
      magnitude *= 10
    }
    if isRoundedUp { magnitude += 1 }
    units = isNegative ? -magnitude : magnitude
  }
}

extension [UInt8] {
  /// Appends `units` times ten to the power of −`decimals`, without trailing zeros.
  mutating func append(units: Int, decimals: Int) {
    if units < 0 { append(UInt8(ascii: "-")) }
    var rest = units.magnitude
    var decimals = decimals
    while decimals > 0 && rest.isMultiple(of: 10) {
      rest /= 10
      decimals -= 1
    }
    let start = count
    var place = 0
    repeat {
      if place == decimals && place > 0 { append(UInt8(ascii: ".")) }
      append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
      place += 1
    } while rest > 0 || place <= decimals
    self[start...].reverse()
  }

  /// Appends a coordinate or length in pixels, to a hundredth.
  mutating func append(pixels: Double) {
    append(units: Int(exactly: (pixels * 100).rounded()) ?? 0, decimals: 2)
  }
}
