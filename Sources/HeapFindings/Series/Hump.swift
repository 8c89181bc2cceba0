import Measures

/// A time at which a series is far above all others, with others before and after.
struct Hump {
  let range: ClosedRange<Int>
  let peak: Int
  /// The most outside of it.
  let outside: ByteCount

  /// - Parameters:
  ///   - width: the part of all that may belong to it.
  ///   - ratio: the most outside as a part of the peak.
  init?(_ series: [ByteCount], width: Double, ratio: Double) {
    guard series.count >= 5, let highest = series.max(), highest > 0,
      let peak = series.firstIndex(of: highest)
    else { return nil }
    let base = series.map(Double.init).quantile(0.25)
    let line = base + 0.15 * (Double(highest) - base)
    var (low, high) = (peak, peak)
    while low > 0, Double(series[low - 1]) >= line { low -= 1 }
    while high < series.count - 1, Double(series[high + 1]) >= line { high += 1 }
    let most = max(1, Int(width * Double(series.count)))
    guard low > 0, high < series.count - 1, high - low + 1 <= most else { return nil }
    let outside = (series[..<low] + series[(high + 1)...]).max() ?? 0
    guard Double(outside) <= ratio * Double(highest) else { return nil }
    self.peak = peak
    range = low...high
    self.outside = outside
  }
}
