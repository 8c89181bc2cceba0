/// Which memo entries of a pickle are ever fetched, and where each of those is kept.
///
/// Picklers memoise nearly every value and fetch few. A bit for each entry, with running counts,
/// gives the fetched ones dense places, so that the others cost no memory.
struct MemoUse {
  private var fetched: [UInt64] = []
  /// Number of fetched entries before each word of ``fetched``.
  private var countBefore: [UInt32] = []
  private(set) var fetchedCount = 0

  mutating func noteFetch(_ index: Int) {
    let word = index >> 6
    if word >= fetched.count {
      fetched.append(contentsOf: repeatElement(0, count: word + 1 - fetched.count))
    }
    fetched[word] |= 1 << UInt64(index & 63)
  }

  /// Numbers the fetched entries; to be called once, after the last ``noteFetch(_:)``.
  mutating func finish() {
    countBefore.reserveCapacity(fetched.count)
    for word in fetched {
      countBefore.append(UInt32(truncatingIfNeeded: fetchedCount))
      fetchedCount += word.nonzeroBitCount
    }
  }

  /// The dense place of entry `index`, or nil if nothing fetches it.
  @inline(__always)
  func place(_ index: Int) -> Int? {
    let word = index >> 6
    guard word < fetched.count else { return nil }
    let bits = fetched[word]
    let bit: UInt64 = 1 << UInt64(index & 63)
    guard bits & bit != 0 else { return nil }
    return Int(countBefore[word]) + (bits & (bit - 1)).nonzeroBitCount
  }
}
