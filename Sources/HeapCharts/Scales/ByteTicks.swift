import Measures

/// Ticks of a memory axis that starts at 0: 1-2-5 steps of one binary unit.
struct ByteTicks: Sendable {
  let unit: ByteUnit
  let ticks: [Tick]

  /// - Parameters:
  ///   - upper: the end of the axis in bytes.
  ///   - parts: ticks wanted above 0, at most.
  init(upTo upper: Double, parts: Int) {
    let clamped = UInt64(exactly: min(max(upper, 0), 9e18).rounded(.down)) ?? 0
    let unit = ByteUnit.fitting(clamped)
    self.unit = unit
    let size = Double(unit.bytes)
    let step = TickStep(dividing: upper / size, into: parts, isWhole: unit == .byte)
    ticks = step.ticks(from: 0, to: upper, scaledBy: size) { number in
      number.magnitude == 0 ? "0" : "\(number) \(unit.symbol)"
    }
  }
}
