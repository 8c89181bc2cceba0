import CZlib

/// One gzip member that holds `bytes`, made by zlib itself.
///
/// - Parameter level: 0 (stored) to 9.
package func gzipped(_ bytes: [UInt8], level: Int32 = 6) -> [UInt8] {
  let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  stream.initialize(to: z_stream())
  defer { stream.deallocate() }
  let status = deflateInit2_(
    stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
    Int32(MemoryLayout<z_stream>.size))
  precondition(status == Z_OK, "zlib cannot begin")
  defer { deflateEnd(stream) }
  var input = bytes
  // Some more: zlib 1.2's bound is too low for what it stores without compression.
  let room = Int(deflateBound(stream, UInt(bytes.count))) + bytes.count / 1_000 + 1_024
  var output = [UInt8](repeating: 0, count: room)
  let count = input.withUnsafeMutableBufferPointer { input in
    output.withUnsafeMutableBufferPointer { output in
      stream.pointee.next_in = input.baseAddress
      stream.pointee.avail_in = UInt32(input.count)
      stream.pointee.next_out = output.baseAddress
      stream.pointee.avail_out = UInt32(output.count)
      precondition(deflate(stream, Z_FINISH) == Z_STREAM_END, "zlib cannot end")
      return output.count - Int(stream.pointee.avail_out)
    }
  }
  return Array(output.prefix(count))
}
