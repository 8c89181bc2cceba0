/// The sizes of some instances on the way to their smallest, average and largest.
struct SizedSum {
  private var count = 0
  /// Within 64 bits: the sum of all instances of the class is checked.
  private var sum: Int64 = 0
  private var smallest = Int64.max
  private var largest: Int64 = 0

  mutating func add(_ size: Int64) {
    count += 1
    sum = sum.addingReportingOverflow(size).partialValue
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
