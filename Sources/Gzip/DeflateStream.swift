import CZlib

/// A stream of zlib that compresses one block after the other (RFC 1950).
package struct DeflateStream: ~Copyable {
  /// zlib keeps a pointer to it, so it must not move.
  private let stream: UnsafeMutablePointer<z_stream>

  /// - Parameter level: of zlib, from 1, the fastest, to 9.
  /// - Returns: nil without memory.
  package init?(level: Int32) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let status = deflateInit_(
      stream, level, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard status == Z_OK else {
      stream.deallocate()
      return nil
    }
  }

  deinit {
    deflateEnd(stream)
    stream.deallocate()
  }

  /// Compresses the next part of a block, at most 2 GiB, and appends what comes out. After the last part
  /// another block may begin.
  ///
  /// - Returns: false where zlib fails, which it does for nothing that it is given here.
  package func add(
    _ input: UnsafeRawBufferPointer, isLast: Bool, to output: inout [UInt8]
  ) -> Bool {
    // zlib reads only, though its interface does not say so.
    stream.pointee.next_in = UnsafeMutablePointer(
      mutating: input.baseAddress?.assumingMemoryBound(to: UInt8.self))
    stream.pointee.avail_in = UInt32(input.count)
    return withUnsafeTemporaryAllocation(byteCount: Self.portion, alignment: 16) { room in
      while true {
        stream.pointee.next_out = room.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.pointee.avail_out = UInt32(room.count)
        let status = deflate(stream, isLast ? Z_FINISH : Z_NO_FLUSH)
        output.append(contentsOf: room.prefix(room.count - Int(stream.pointee.avail_out)))
        if isLast {
          if status == Z_STREAM_END { return deflateReset(stream) == Z_OK }
          if status != Z_OK { return false }
        } else if stream.pointee.avail_out > 0 {
          return status == Z_OK || status == Z_BUF_ERROR
        }
      }
    }
  }

  /// Bytes that may come out at a time.
  private static let portion = 1 << 16
}
