/// The bytes of a dump in memory, shared by everything that points into them.
///
/// They are the reader's own copy, never a mapped file: a file that shrinks while it is read must
/// not end the program (SIGBUS).
package final class PickleBytes: @unchecked Sendable {
  // Unchecked: the memory is written before the object is shared and never after.
  package let bytes: UnsafeRawBufferPointer

  /// Takes over `bytes`, which `UnsafeMutableRawBufferPointer.allocate` made.
  package init(adopting bytes: UnsafeMutableRawBufferPointer) {
    self.bytes = UnsafeRawBufferPointer(bytes)
  }

  /// A copy of `bytes`.
  package convenience init(_ bytes: [UInt8]) {
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
    memory.copyBytes(from: bytes)
    self.init(adopting: memory)
  }

  deinit {
    bytes.deallocate()
  }

  package var count: Int { bytes.count }

  /// A copy of the bytes. ``bytes`` alone does not keep the memory alive.
  package var array: [UInt8] { withExtendedLifetime(self) { Array(bytes) } }

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
