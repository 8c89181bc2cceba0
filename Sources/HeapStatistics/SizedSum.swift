import Measures

/// The sizes of some instances on the way to their smallest, average and largest.
struct SizedSum {
  private var count = 0
  private var sum: ByteCount = 0
  private var smallest = ByteCount.max
  private var largest: ByteCount = 0

  mutating func add(_ size: ByteCount) {
    count += 1
    sum += size
    smallest = min(smallest, size)
    largest = max(largest, size)
  }

  /// Nil when there was no instance.
  var range: ClassSummary.SizeRange? {
    count == 0
      ? nil
      : ClassSummary.SizeRange(
        minimum: smallest, average: Double(sum) / Double(count), maximum: largest)
  }
}
