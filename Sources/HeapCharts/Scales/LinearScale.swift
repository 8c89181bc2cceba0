/// Maps values linearly to pixels.
struct LinearScale: Sendable, Hashable {
  /// The values at the two ends; `upper` is above `lower`.
  let lower: Double
  let upper: Double
  /// The pixels at the two ends; `end` may be below `start` (a y axis).
  let start: Double
  let end: Double

  /// An empty or unordered range is widened by one, so that nothing is divided by zero.
  init(from lower: Double, to upper: Double, start: Double, end: Double) {
    self.lower = lower
    self.upper = upper > lower ? upper : lower + max(1, lower.magnitude * 1e-6)
    self.start = start
    self.end = end
  }

  /// The pixel of `value`, clamped to the two ends.
  func callAsFunction(_ value: Double) -> Double {
    let share = (value - lower) / (upper - lower)
    return start + min(max(share.isFinite ? share : 0, 0), 1) * (end - start)
  }
}
