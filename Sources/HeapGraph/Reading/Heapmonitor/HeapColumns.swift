/// The columns of a block's content, taken one after the other.
struct HeapColumns {
  private let bytes: UnsafeRawBufferPointer
  private var place = 0
  let block: HeapBlock

  init(_ bytes: UnsafeRawBufferPointer, _ block: HeapBlock) {
    self.bytes = bytes
    self.block = block
  }

  /// How many of what the block holds.
  var count: Int { block.count }
  var isAtEnd: Bool { place == bytes.count }

  /// A column of numbers of 32 or 64 bits.
  struct Column<Number: FixedWidthInteger> {
    fileprivate let bytes: UnsafeRawBufferPointer
    let count: Int

    subscript(index: Int) -> Number {
      @inline(__always) get {
        precondition(index >= 0 && index < count, "no such number")
        return Number(
          littleEndian: bytes.loadUnaligned(
            fromByteOffset: index * MemoryLayout<Number>.size, as: Number.self))
      }
    }

    /// The sum of all; nil where it is more than any content has.
    var sum: Int? {
      var sum = 0
      for index in 0..<count {
        sum += Int(truncatingIfNeeded: self[index])
        if sum > 1 << 40 { return nil }
      }
      return sum
    }
  }

  /// The next column, of 32 bits.
  mutating func words(_ count: Int) throws(HeapGraphError) -> Column<UInt32> {
    Column(bytes: try take(count, 4), count: count)
  }

  /// The next column, of 64 bits.
  mutating func longs(_ count: Int) throws(HeapGraphError) -> Column<UInt64> {
    Column(bytes: try take(count, 8), count: count)
  }

  /// The next bytes.
  mutating func take(_ count: Int, _ width: Int = 1) throws(HeapGraphError)
    -> UnsafeRawBufferPointer
  {
    guard count <= (bytes.count - place) / width else {
      throw damage("it holds less than it counts")
    }
    defer { place += count * width }
    return UnsafeRawBufferPointer(rebasing: bytes[place..<place + count * width])
  }

  /// What is wrong with the block.
  func damage(_ reason: String) -> HeapGraphError {
    HeapGraphError(.damaged, at: block.offset, "a block is damaged: \(reason)")
  }
}
