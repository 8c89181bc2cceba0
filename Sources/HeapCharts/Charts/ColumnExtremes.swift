import Measures

/// Thins a long series for a picture that has fewer columns of pixels than there are values.
///
/// Keeps the first, the smallest, the largest and the last value of each column, and one unknown
/// value if there is any: the picture looks the same, and its size does not grow with the series.
enum ColumnExtremes {
  /// The indices to draw, in order; all of them unless there are more than four per column.
  static func places(in values: UnsafeBufferPointer<ByteCount?>, columns: Int) -> [Int] {
    guard values.count > 4 * columns else { return Array(values.indices) }
    var places: [Int] = []
    places.reserveCapacity(5 * columns)
    for column in 0..<columns {
      let start = values.count * column / columns
      let end = values.count * (column + 1) / columns
      places.append(contentsOf: extremes(of: values, in: start..<end).sorted())
    }
    return places
  }

  private static func extremes(of values: UnsafeBufferPointer<ByteCount?>, in range: Range<Int>)
    -> Set<Int>
  {
    var smallest: Int?
    var largest: Int?
    var unknown: Int?
    for place in range {
      guard let value = values[place] else {
        unknown = place
        continue
      }
      if value < smallest.flatMap({ values[$0] }) ?? .max { smallest = place }
      if value > largest.flatMap({ values[$0] }) ?? .min { largest = place }
    }
    return Set(
      [range.lowerBound, range.upperBound - 1, smallest, largest, unknown].compactMap(\.self))
  }
}
