import Measures

/// Ticks of an axis that counts things from 0: whole 1-2-5 steps.
struct CountTicks: Sendable {
  let ticks: [Tick]

  /// - Parameters:
  ///   - upper: the end of the axis.
  ///   - parts: ticks wanted above 0, at most.
  init(upTo upper: Double, parts: Int) {
    let step = TickStep(dividing: upper, into: parts, isWhole: true)
    ticks = step.ticks(from: 0, to: upper) { $0.description }
  }
}
