import Measures

extension [Double] {
  /// The number in the middle, or between the two in the middle; 0 of none.
  var median: Double {
    guard !isEmpty else { return 0 }
    let sorted = sorted()
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2)
      ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }

  /// The number that a part of them is below; 0 of none.
  func quantile(_ part: Double) -> Double {
    guard !isEmpty else { return 0 }
    return sorted()[Swift.min(count - 1, Swift.max(0, Int(part * Double(count))))]
  }
}

extension [ByteCount] {
  var median: ByteCount { ByteCount(nearest: map(Double.init).median) }

  /// Their sum, with the median for a few that are far above it: the instance that is sized first
  /// carries what all of them share. Where it is many, each has bytes of its own: nothing counts twice.
  var sumWithoutShared: ByteCount {
    guard count >= 8 else { return total }
    let median = median
    let top = Swift.max(1, median) * 20
    guard count(where: { $0 > top }) <= Swift.max(2, count / 10) else { return total }
    return lazy.map { $0 <= top ? $0 : median }.total
  }
}

extension [Int] {
  /// At most `limit` of them, evenly spread.
  func spread(_ limit: Int) -> [Int] {
    guard count > limit, limit > 0 else { return self }
    return (0..<limit).map { self[$0 * count / limit] }
  }
}
