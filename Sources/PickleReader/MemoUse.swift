/// Which memo entries of a pickle are ever fetched.
///
/// Picklers memoise nearly every value and fetch few. A bit for each entry, with running counts,
/// gives the fetched ones dense places in a ``MemoTable``, so that the others cost no memory.
struct MemoUse: ~Copyable {
  private(set) var fetched: [UInt64] = [0, 0, 0, 0]
  /// Number of fetched entries before each word of ``fetched``.
  private(set) var countBefore: [UInt32] = []
  private(set) var fetchedCount = 0
  /// Whether each of the first 256 entries is fetched: those that one byte can name, nearly all.
  private let first: UnsafeMutablePointer<Bool>

  init() {
    first = .allocate(capacity: 256)
    first.initialize(repeating: false, count: 256)
  }

  deinit {
    first.deallocate()
  }

  @inline(__always)
  func noteFetch(_ index: UInt8) {
    first[Int(index)] = true
  }

  mutating func noteFetch(_ index: Int) {
    let word = index >> 6
    if word >= fetched.count {
      fetched.append(contentsOf: repeatElement(0, count: word + 1 - fetched.count))
    }
    fetched[word] |= 1 << UInt64(index & 63)
  }

  /// Numbers the fetched entries; call this once, after the last fetch was noted.
  mutating func finish(at offset: Int) throws(PickleError) {
    for index in 0..<256 where first[index] { noteFetch(index) }
    countBefore.reserveCapacity(fetched.count)
    for word in fetched {
      countBefore.append(UInt32(truncatingIfNeeded: fetchedCount))
      fetchedCount += word.nonzeroBitCount
    }
    guard fetchedCount <= Int(UInt32.max) else {
      throw PickleError(
        .limitExceeded, at: offset,
        "\(fetchedCount) memo entries are fetched; the limit is \(UInt32.max)")
    }
  }
}
