/// The bytes of an input in memory, shared by everything that points into them.
///
/// They are a copy of our own, never a mapped file: a file that shrinks while it is read must not
/// end the program (SIGBUS).
public final class OwnedBytes: @unchecked Sendable {
  // Unchecked: every byte is written before readers learn that it is there, and never after.

  /// The memory itself, for inner loops. It does not keep its owner alive: a caller that uses it
  /// holds the owner meanwhile. Other callers use ``withBytes(_:)``.
  public let unownedBytes: UnsafeRawBufferPointer
  /// Knows how many of the bytes are there; nil: all are.
  private let arrival: (any ByteArrival)?

  /// Takes over `bytes`, which `malloc` or `UnsafeMutableRawBufferPointer.allocate` made.
  ///
  /// - Parameter arrival: waits for bytes that another thread still writes, in their order.
  package init(
    adopting bytes: UnsafeMutableRawBufferPointer, arrival: (any ByteArrival)? = nil
  ) {
    unownedBytes = UnsafeRawBufferPointer(bytes)
    self.arrival = arrival
  }

  /// A copy of `bytes`.
  package convenience init(_ bytes: [UInt8]) {
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
    memory.copyBytes(from: bytes)
    self.init(adopting: memory)
  }

  deinit {
    unownedBytes.deallocate()
  }

  /// Number of bytes, also of those that are not there yet.
  public var count: Int { unownedBytes.count }

  /// Waits until the first `count` bytes are there.
  ///
  /// - Returns: how many are; less than `count` when the input ended early.
  package func wait(for count: Int) -> Int {
    arrival?.wait(for: count) ?? unownedBytes.count
  }

  /// Calls `body` with all bytes, which have to be there; they are valid during the call only.
  package func withBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    defer { withExtendedLifetime(self) {} }
    return try body(unownedBytes)
  }

  /// A copy of the first bytes, at most `count`; waits for them.
  package func beginning(_ count: Int) -> [UInt8] {
    let wanted = min(count, self.count)
    let available = min(wanted, wait(for: wanted))
    return withBytes { Array($0.prefix(available)) }
  }

  /// A copy of at most `count` bytes from `start` on; waits for them.
  package func copy(from start: Int, count: Int) -> [UInt8] {
    let end = min(self.count, start + count)
    let available = min(end, wait(for: end))
    return withBytes { start < available ? Array($0[start..<available]) : [] }
  }

  /// A copy of all bytes, which have to be there.
  package var array: [UInt8] { withBytes { Array($0) } }
}
