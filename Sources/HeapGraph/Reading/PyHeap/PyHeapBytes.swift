/// The bytes of a .pyheap file, taken one after the other: all numbers are big-endian.
struct PyHeapBytes {
  let bytes: UnsafeRawBufferPointer
  private(set) var offset = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  var left: Int { bytes.count - offset }

  @inline(__always)
  mutating func number<Number: FixedWidthInteger>(
    _ type: Number.Type = Number.self
  ) throws(HeapGraphError) -> Number {
    let width = MemoryLayout<Number>.size
    guard left >= width else { throw cut }
    defer { offset += width }
    return Number(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: type))
  }

  /// A count of what has at least `width` bytes each: more than there is room for is refused at once.
  mutating func count(of width: Int) throws(HeapGraphError) -> Int {
    let count = Int(try number(UInt32.self))
    guard count <= left / width else { throw cut }
    return count
  }

  mutating func take(_ count: Int) throws(HeapGraphError) -> UnsafeRawBufferPointer {
    guard count <= left else { throw cut }
    defer { offset += count }
    return UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count])
  }

  /// A text with a length of 16 bits before it.
  mutating func text() throws(HeapGraphError) -> UnsafeRawBufferPointer {
    try take(Int(try number(UInt16.self)))
  }

  mutating func skip(_ count: Int) throws(HeapGraphError) { _ = try take(count) }

  /// The address at a place that was taken before.
  func address(at place: Int) -> UInt64 {
    UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
  }

  private var cut: HeapGraphError {
    HeapGraphError(.truncated, at: bytes.count, "the heap is cut off: it has no end")
  }
}
