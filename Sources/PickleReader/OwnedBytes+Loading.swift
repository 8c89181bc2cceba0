import Bytes

/// How the machine looks at its input, which it holds as long as it does.
extension OwnedBytes {
  /// All bytes.
  @inline(__always)
  var bytes: UnsafeRawBufferPointer { unownedBytes }

  /// Unaligned little-endian load; the caller has made sure that the bytes are there.
  @inline(__always)
  func load<T: FixedWidthInteger & BitwiseCopyable>(_ type: T.Type, at offset: Int) -> T {
    T(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: type))
  }

  /// Offset of the next line feed from `offset` on, within `end`.
  func lineEnd(from offset: Int, to end: Int) -> Int? {
    var index = offset
    while index < end {
      if bytes[index] == 0x0A { return index }
      index += 1
    }
    return nil
  }
}
