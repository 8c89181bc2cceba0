/// Sums over what a dump says, which may be anything: they stop at the largest number.
extension Int64 {
  func plus(_ other: Int64) -> Int64 {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? (other > 0 ? .max : .min) : sum
  }

  func minus(_ other: Int64) -> Int64 {
    let (rest, overflow) = subtractingReportingOverflow(other)
    return overflow ? (other > 0 ? .min : .max) : rest
  }

  func times(_ factor: Int64) -> Int64 {
    let (product, overflow) = multipliedReportingOverflow(by: factor)
    return overflow ? ((self < 0) == (factor < 0) ? .max : .min) : product
  }

  /// The nearest whole number; the largest or smallest for what is beyond, 0 for no number.
  init(nearest value: Double) {
    guard !value.isNaN else { self = 0; return }
    self = Int64(exactly: value.rounded()) ?? (value > 0 ? .max : .min)
  }
}

extension Sequence<Int64> {
  var saturatingSum: Int64 { reduce(0) { $0.plus($1) } }
}
