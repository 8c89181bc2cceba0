import Measures

/// The distance between two ticks: 1, 2 or 5 times a power of ten.
struct TickStep: Sendable, Hashable {
  /// 1, 2 or 5.
  let mantissa: Int64
  let exponent: Int

  /// The smallest step that divides `span` into at most `parts` parts.
  ///
  /// - Parameter isWhole: no step below 1.
  init(dividing span: Double, into parts: Int, isWhole: Bool = false) {
    // Beyond these the doubles of an axis could not tell two ticks apart.
    let raw = min(max(span / Double(max(parts, 1)), isWhole ? 1 : 1e-12), 1e17)
    var exponent = 0
    var power = 1.0
    while power * 10 <= raw {
      power *= 10
      exponent += 1
    }
    while power > raw {
      power /= 10
      exponent -= 1
    }
    let tolerance = 1 + 1e-9
    let mantissas: [Int64] = [1, 2, 5]
    if let mantissa = mantissas.first(where: { Double($0) * power * tolerance >= raw }) {
      self.mantissa = mantissa
    } else {
      mantissa = 1
      exponent += 1
    }
    self.exponent = exponent
  }

  /// Digits after the decimal point that a multiple of the step needs.
  var decimals: Int { max(0, -exponent) }

  /// The ticks from `lower` to `upper`, at most 100 of them; `label` gets the exact number.
  func ticks(
    from lower: Double, to upper: Double, scaledBy unit: Double = 1,
    label: (FixedPoint) -> String
  ) -> [Tick] {
    var power = 1.0
    for _ in 0..<abs(exponent) { power *= 10 }
    let step = exponent < 0 ? Double(mantissa) / power : Double(mantissa) * power
    let first = (lower / unit / step - 1e-6).rounded(.up)
    let last = (upper / unit / step + 1e-6).rounded(.down)
    guard let low = Int64(exactly: first), let high = Int64(exactly: last),
      low <= high, high.magnitude < 1 << 50, low.magnitude < 1 << 50, high - low <= 100
    else { return [] }
    return (low...high).compactMap { index in
      var (units, overflow) = index.multipliedReportingOverflow(by: mantissa)
      let value = exponent < 0 ? Double(units) / power : Double(units) * power
      for _ in 0..<max(0, exponent) where !overflow {
        (units, overflow) = units.multipliedReportingOverflow(by: 10)
      }
      guard !overflow else { return nil }
      return Tick(value: value * unit, label: label(FixedPoint(units, decimals: decimals)))
    }
  }
}
