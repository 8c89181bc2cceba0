/// The bytes of a dump in memory, shared by everything that points into them.
///
/// They are the reader's own copy, never a mapped file: a file that shrinks while it is read must
/// not end the program (SIGBUS).
package final class PickleBytes: @unchecked Sendable {
  // Unchecked: every byte is written before anybody is told that it is there, and never after.
  package let bytes: UnsafeRawBufferPointer
  /// Who knows how many of the bytes are there; nil: all are.
  private let arrival: (any ByteArrival)?

  /// Takes over `bytes`, which `malloc` or `UnsafeMutableRawBufferPointer.allocate` made.
  ///
  /// - Parameter arrival: waits for bytes that another thread still writes, in their order.
  package init(
    adopting bytes: UnsafeMutableRawBufferPointer, arrival: (any ByteArrival)? = nil
  ) {
    self.bytes = UnsafeRawBufferPointer(bytes)
    self.arrival = arrival
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

  /// Waits until the first `count` bytes are there; returns how many are, which is less when the
  /// input ended early.
  func wait(for count: Int) -> Int {
    arrival?.wait(for: count) ?? bytes.count
  }

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
