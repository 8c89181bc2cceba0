/// Which memo entries of a pickle are ever fetched.
///
/// Picklers memoise nearly every value and fetch few. A bit for each entry, with running counts,
/// gives the fetched ones dense places in a ``MemoTable``, so that the others cost no memory.
struct MemoUse {
  private(set) var fetched: [UInt64] = []
  /// Number of fetched entries before each word of ``fetched``.
  private(set) var countBefore: [UInt32] = []
  private(set) var fetchedCount = 0

  @inline(__always)
  mutating func noteFetch(_ index: Int) {
    let word = index >> 6
    if word >= fetched.count { grow(to: word + 1) }
    fetched[word] |= 1 << UInt64(index & 63)
  }

  @inline(never)
  private mutating func grow(to count: Int) {
    fetched.append(contentsOf: repeatElement(0, count: count - fetched.count))
  }

  /// Numbers the fetched entries; to be called once, after the last ``noteFetch(_:)``.
  mutating func finish() {
    countBefore.reserveCapacity(fetched.count)
    for word in fetched {
      countBefore.append(UInt32(truncatingIfNeeded: fetchedCount))
      fetchedCount += word.nonzeroBitCount
    }
  }
}
