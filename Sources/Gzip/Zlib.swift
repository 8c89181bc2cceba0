import CZlib

/// Single blocks that zlib compressed (RFC 1950), and its checksum.
package enum Zlib {
  /// The most bytes that one compressed byte becomes, rounded up; the end of a block has a few more.
  package static let mostRatio = 1_040

  /// Inflates a block to exactly the bytes that `output` has room for.
  ///
  /// - Returns: whether it is whole, right, and of this length.
  package static func inflate(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) -> Bool {
    // zlib wants addresses even where there is nothing.
    var nothing: UInt8 = 0
    return withUnsafeMutablePointer(to: &nothing) { nothing in
      var made = uLongf(output.count)
      let source = input.baseAddress?.assumingMemoryBound(to: UInt8.self) ?? UnsafePointer(nothing)
      let place = output.baseAddress?.assumingMemoryBound(to: UInt8.self) ?? nothing
      return uncompress(place, &made, source, uLong(input.count)) == Z_OK
        && made == output.count
    }
  }

  /// The CRC-32 of bytes that follow those with the checksum `before`.
  package static func checksum(_ bytes: UnsafeRawBufferPointer, after before: UInt32 = 0) -> UInt32
  {
    guard let address = bytes.baseAddress, !bytes.isEmpty else { return before }
    return UInt32(
      truncatingIfNeeded: crc32_z(
        uLong(before), address.assumingMemoryBound(to: UInt8.self), bytes.count))
  }
}
