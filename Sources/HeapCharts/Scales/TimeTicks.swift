import Measures

/// Ticks of a time axis: 1-2-5 steps of one unit from milliseconds to days.
struct TimeTicks: Sendable {
  let ticks: [Tick]

  /// - Parameters:
  ///   - lower: the start of the axis in seconds.
  ///   - upper: its end in seconds.
  ///   - parts: ticks wanted after the first, at most.
  init(from lower: Double, to upper: Double, parts: Int) {
    let span = upper - lower
    let reach = max(lower.magnitude, upper.magnitude)
    // A short span far from zero uses its own unit: "5,000.2 s", not "83.337 min".
    var (size, symbol) = Self.unit(min(reach, span * 20))
    if symbol == "ms" && reach >= 10 { (size, symbol) = (1, "s") }
    let step = TickStep(dividing: span / size, into: parts)
    let name = symbol
    ticks = step.ticks(from: lower, to: upper, scaledBy: size) { number in
      number.magnitude == 0 ? "0" : "\(number) \(name)"
    }
  }

  private static func unit(_ seconds: Double) -> (size: Double, symbol: String) {
    switch seconds {
    case ..<1: (0.001, "ms")
    case ..<120: (1, "s")
    case ..<7_200: (60, "min")
    case ..<172_800: (3_600, "h")
    default: (86_400, "d")
    }
  }
}
