/// The bytes of a file, a pipe or a device, up to its end.
package enum FileContents {
  /// - Parameter size: the size that the file has, or 0 if it is not known.
  package static func read(_ descriptor: Descriptor, expecting size: Int) throws(SystemError)
    -> [UInt8]
  {
    try read(descriptor, expecting: size, atMost: .max) ?? []
  }

  /// - Returns: nil when there are more bytes than `limit`.
  package static func read(
    _ descriptor: Descriptor, expecting size: Int, atMost limit: Int
  ) throws(SystemError) -> [UInt8]? {
    let memory = try memory(of: descriptor, expecting: size, atMost: limit)
    guard let memory else { return nil }
    defer { free(memory.baseAddress) }
    return Array(memory)
  }

  /// The bytes of the file at a path.
  ///
  /// - Parameter flags: besides reading: `O_NOFOLLOW`.
  package static func read(_ path: String, flags: Int32 = 0) throws(SystemError) -> [UInt8] {
    let descriptor = try Descriptor.open(path, O_RDONLY | flags)
    defer { descriptor.discard() }
    return try read(descriptor, expecting: 0)
  }

  /// The bytes in memory that `malloc` made and that belongs to the caller.
  ///
  /// - Parameters:
  ///   - size: the size that the file has, or 0 if it is not known.
  ///   - limit: when there are more bytes than that, reading stops.
  /// - Returns: all bytes up to the end, nil when there are too many.
  package static func memory(
    of descriptor: Descriptor, expecting size: Int, atMost limit: Int
  ) throws(SystemError) -> UnsafeMutableRawBufferPointer? {
    // One byte more than expected, so that a file of the expected size is read in one go.
    var capacity = max(size, 1 << 16)
    if capacity < .max { capacity += 1 }
    // One byte more than may be there, so that it shows.
    let most = limit < .max ? limit + 1 : .max
    guard var memory = malloc(capacity) else { throw .last }
    var count = 0
    while true {
      if count > limit {
        free(memory)
        return nil
      }
      if count == capacity {
        capacity = capacity < most / 2 ? 2 * capacity : most
        guard let larger = realloc(memory, capacity) else {
          free(memory)
          throw .last
        }
        memory = larger
      }
      let rest = UnsafeMutableRawBufferPointer(start: memory + count, count: capacity - count)
      do {
        let received = try descriptor.read(into: rest)
        if received == 0 { return UnsafeMutableRawBufferPointer(start: memory, count: count) }
        count += received
      } catch {
        free(memory)
        throw error
      }
    }
  }
}
