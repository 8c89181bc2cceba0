/// The memo entries that are fetched at least once.
///
/// On plain memory: it is asked at every second opcode.
struct MemoTable: ~Copyable {
  private let fetched: UnsafeMutableBufferPointer<UInt64>
  private let countBefore: UnsafeMutableBufferPointer<UInt32>
  private let values: UnsafeMutableBufferPointer<Value>

  init(_ use: MemoUse) {
    fetched = .allocate(capacity: use.fetched.count)
    _ = fetched.initialize(from: use.fetched)
    countBefore = .allocate(capacity: use.countBefore.count)
    _ = countBefore.initialize(from: use.countBefore)
    values = .allocate(capacity: use.fetchedCount)
    values.initialize(repeating: .undefined)
  }

  deinit {
    fetched.deallocate()
    countBefore.deallocate()
    values.deallocate()
  }

  /// The dense place of entry `index`, or nil if nothing fetches it.
  @inline(__always)
  private func place(_ index: Int) -> Int? {
    let word = index >> 6
    guard word < fetched.count else { return nil }
    let bits = fetched[word]
    let bit: UInt64 = 1 << UInt64(index & 63)
    guard bits & bit != 0 else { return nil }
    return Int(countBefore[word]) &+ (bits & (bit &- 1)).nonzeroBitCount
  }

  /// Keeps a value under a number, if anything will fetch it; tells whether it did.
  @inline(__always)
  func store(_ value: Value, _ index: Int) -> Bool {
    guard let place = place(index) else { return false }
    values[place] = value
    return true
  }

  /// The value under a number; nil when none was stored.
  @inline(__always)
  func load(_ index: Int) -> Value? {
    guard let place = place(index), values[place] != .undefined else { return nil }
    return values[place]
  }
}
