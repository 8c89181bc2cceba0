import CZlib

/// A stream of zlib, which undoes one gzip member after the other. Every status is looked at.
struct InflateStream: ~Copyable {
  /// zlib keeps a pointer to it, so it must not move.
  private let stream: UnsafeMutablePointer<z_stream>

  /// The outcome of a step.
  enum Outcome: Equatable {
    case goesOn
    /// The member is complete, and its checksum right.
    case memberEnds
    /// What zlib says is wrong.
    case damaged(String)
    case outOfMemory
  }

  /// 15 bits of window, and 16 for: gzip only.
  private static let windowBits: Int32 = 15 + 16

  init?() {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let status = inflateInit2_(
      stream, Self.windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard status == Z_OK else {
      stream.deallocate()
      return nil
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// Prepares for the next member.
  func restart() -> Outcome {
    inflateReset(stream) == Z_OK ? .goesOn : .damaged("zlib refuses to begin again")
  }

  /// Inflates as much of `input` as `output` has room for; neither may have more than 2 GiB.
  ///
  /// - Returns: bytes taken, bytes made, and the outcome.
  func step(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) -> (taken: Int, made: Int, outcome: Outcome) {
    // zlib reads only, though its interface does not say so.
    stream.pointee.next_in = UnsafeMutablePointer(
      mutating: input.baseAddress?.assumingMemoryBound(to: UInt8.self))
    stream.pointee.avail_in = UInt32(input.count)
    stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_out = UInt32(output.count)
    let status = inflate(stream, Z_NO_FLUSH)
    let taken = input.count - Int(stream.pointee.avail_in)
    let made = output.count - Int(stream.pointee.avail_out)
    return (taken, made, outcome(status))
  }

  private func outcome(_ status: Int32) -> Outcome {
    switch status {
    // Z_BUF_ERROR says that more input or room is needed.
    case Z_OK, Z_BUF_ERROR: .goesOn
    case Z_STREAM_END: .memberEnds
    case Z_MEM_ERROR: .outOfMemory
    case Z_DATA_ERROR: .damaged(stream.pointee.msg.map { String(cString: $0) } ?? "invalid data")
    case Z_NEED_DICT: .damaged("a preset dictionary is needed")
    default: .damaged("zlib ends with status \(status)")
    }
  }
}
