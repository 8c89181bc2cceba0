/// Chooses which of many points to draw so that the picture stays the same.
///
/// Keeps the first, the last, the lowest and the highest point of each pixel column, and
/// no others; a few points are all kept.
///
/// - Parameters:
///   - count: how many points there are, in ascending order of `x`.
///   - columnWidth: the width of a column in pixels, above 0.
///   - x: the position of a point in pixels.
///   - value: what must keep its extremes.
/// - Returns: the indices of the points to draw, ascending.
func thinned(
  _ count: Int, columnWidth: Double, x: (Int) -> Double, value: (Int) -> Double
) -> [Int] {
  var kept: [Int] = []
  var start = 0
  while start < count {
    let column = (x(start) / columnWidth).rounded(.down)
    var (lowest, highest, end) = (start, start, start + 1)
    while end < count, (x(end) / columnWidth).rounded(.down) == column {
      if value(end) < value(lowest) { lowest = end }
      if value(end) > value(highest) { highest = end }
      end += 1
    }
    for index in [start, min(lowest, highest), max(lowest, highest), end - 1]
    where kept.last.map({ $0 < index }) ?? true {
      kept.append(index)
    }
    start = end
  }
  return kept
}
