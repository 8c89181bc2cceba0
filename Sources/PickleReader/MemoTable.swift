/// The memo entries that are fetched at least once.
///
/// On plain memory, which its ``Memo`` owns: it is asked at every second opcode.
struct MemoTable: BitwiseCopyable {
  private let fetched: UnsafeMutableBufferPointer<UInt64>
  private let countBefore: UnsafeMutableBufferPointer<UInt32>
  private let values: UnsafeMutableBufferPointer<Value>
  /// The values of the first 256 entries by their index: those that one byte can name. Picklers put
  /// the names of classes and attributes there, so that they are fetched again and again.
  private let first: UnsafeMutablePointer<Value>

  init(_ use: borrowing MemoUse) {
    fetched = .allocate(capacity: use.fetched.count)
    _ = fetched.initialize(from: use.fetched)
    countBefore = .allocate(capacity: use.countBefore.count)
    _ = countBefore.initialize(from: use.countBefore)
    values = .allocate(capacity: use.fetchedCount)
    values.initialize(repeating: .undefined)
    first = .allocate(capacity: 256)
    first.initialize(repeating: .undefined, count: 256)
  }

  func deallocate() {
    fetched.deallocate()
    countBefore.deallocate()
    values.deallocate()
    first.deallocate()
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

  /// Whether anything fetches entry `index`.
  @inline(__always)
  func isFetched(_ index: Int) -> Bool {
    let word = index >> 6
    return word < fetched.count && fetched[word] & 1 << UInt64(index & 63) != 0
  }

  /// Keeps a value under a number, if anything will fetch it; tells whether it did.
  @inline(__always)
  func store(_ value: Value, _ index: Int) -> Bool {
    guard let place = place(index) else { return false }
    values[place] = value
    if index < 256 { first[index] = value }
    return true
  }

  /// The value under a number of one byte; nil when none was stored.
  @inline(__always)
  func load(_ index: UInt8) -> Value? {
    let value = first[Int(index)]
    return value == .undefined ? nil : value
  }

  /// The value under a number; nil when none was stored.
  @inline(__always)
  func load(_ index: Int) -> Value? {
    guard let place = place(index), values[place] != .undefined else { return nil }
    return values[place]
  }
}
