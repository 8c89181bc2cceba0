/// How a series of numbers at successive snapshots rises.
struct Trend {
  /// The last number less the first.
  private(set) var growth = 0.0
  /// Growth in the second half and in the last quarter, as parts of what an even growth has there.
  private(set) var half = 0.0
  private(set) var quarter = 0.0
  /// Kendall's: rising pairs less falling pairs, as a part of all.
  private(set) var concordance = 0.0
  /// The largest step as a part of the growth.
  private(set) var biggestStep = 1.0
  private(set) var risingSteps = 0

  init(_ series: [Double]) {
    guard let first = series.first, let last = series.last else { return }
    growth = last - first
    guard series.count >= 2, growth > 0 else { return }
    half = late(series, 0.5)
    quarter = late(series, 0.25)
    concordance = Self.concordance(Self.sample(series.count).map { series[$0] })
    let steps = zip(series.dropFirst(), series).map { $0 - $1 }
    biggestStep = (steps.max() ?? 0) / growth
    risingSteps = steps.count { $0 > 0 }
  }

  private func late(_ series: [Double], _ part: Double) -> Double {
    let steps = series.count - 1
    let begin = max(0, steps - max(2, Int(Double(steps) * part)))
    let share = Double(steps - begin) / Double(steps)
    return (series[steps] - series[begin]) / growth / share
  }

  private static func concordance(_ points: [Double]) -> Double {
    var balance = 0
    for (place, point) in points.enumerated() {
      for later in points[(place + 1)...] { balance += later > point ? 1 : later < point ? -1 : 0 }
    }
    return Double(balance) / (Double(points.count) * Double(points.count - 1) / 2)
  }

  /// At most 60 places, evenly spread: pairs of all points would cost their square.
  private static func sample(_ count: Int) -> [Int] {
    count <= 60 ? Array(0..<count) : (0..<60).map { $0 * (count - 1) / 59 }
  }

  /// Theil and Sen's slope: the median of the slopes of all pairs of points, per step.
  static func slope(_ series: some RandomAccessCollection<Double>) -> Double {
    let points = Array(series)
    let places = sample(points.count)
    var slopes: [Double] = []
    for (number, left) in places.enumerated() {
      for right in places[(number + 1)...] where right > left {
        slopes.append((points[right] - points[left]) / Double(right - left))
      }
    }
    return slopes.isEmpty ? 0 : slopes.median
  }
}

/// What counts as growth that goes on.
package struct GrowthTest: Sendable {
  /// Points that a series must have: fewer rise by chance.
  package var points = 4
  /// Of an even growth in the second half: what fills up and comes to a level has less.
  package var half = 0.5
  /// The same in the last quarter.
  package var quarter = 0.25
  /// Kendall's concordance: noise has about 0.
  package var concordance = 0.6
  /// Of the growth in one step: more is no leak, but one thing that was loaded.
  package var biggestStep = 0.6
  /// Steps that rise.
  package var risingSteps = 3

  package init() {}

  func passes(_ series: [Double]) -> Bool {
    guard series.count >= points else { return false }
    let trend = Trend(series)
    return trend.growth > 0 && passesLevel(trend) && trend.concordance >= concordance
      && trend.biggestStep <= biggestStep && trend.risingSteps >= risingSteps
  }

  /// Whether it is not slower at the end.
  func passesLevel(_ trend: Trend) -> Bool { trend.half >= half && trend.quarter >= quarter }
}
