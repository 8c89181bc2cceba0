import Bytes

/// One pass over gzip data: what its members hold, one after the other (RFC 1952).
struct GzipPass: ~Copyable {
  private let source: OwnedBytes
  private let stream: InflateStream
  /// Compressed bytes that have been used.
  private(set) var offset = 0
  private var isInMember = false
  /// Bytes that the last call of ``read(into:)`` put there, also where it threw.
  private(set) var lastCount = 0

  /// Bytes that are given to zlib at a time, and inflated at a time.
  private static let portion = 1 << 20

  /// Whether a member begins with these bytes.
  static func begins(_ bytes: some Collection<UInt8>) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

  init(_ source: OwnedBytes) throws(GzipError) {
    self.source = source
    guard let stream = InflateStream() else {
      throw GzipError(code: .outOfMemory, offset: 0, reason: "out of memory for inflating")
    }
    self.stream = stream
  }

  /// Inflates until `buffer` is full or the data end.
  ///
  /// - Returns: the number of bytes that were put there; fewer than fit only at the end.
  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(GzipError) -> Int {
    var count = 0
    defer { lastCount = count }
    while count < buffer.count {
      if !isInMember {
        guard try beginMember() else { break }
      }
      let room = UnsafeMutableRawBufferPointer(
        rebasing: buffer[count..<min(count + Self.portion, buffer.count)])
      let wanted = min(offset + Self.portion, source.count)
      let available = min(source.wait(for: wanted), wanted)
      let (taken, made, outcome) = step(from: offset, to: max(available, offset), into: room)
      offset += taken
      count += made
      switch outcome {
      case .memberEnds: isInMember = false
      case .goesOn:
        guard taken > 0 || made > 0 else {
          throw error(.truncated, "the compressed data are cut off")
        }
      case .damaged(let reason): throw error(.damaged, "the compressed data are damaged: \(reason)")
      case .outOfMemory: throw error(.outOfMemory, "out of memory for inflating")
      }
    }
    return count
  }

  private func step(
    from start: Int, to end: Int, into room: UnsafeMutableRawBufferPointer
  ) -> (taken: Int, made: Int, outcome: InflateStream.Outcome) {
    source.withBytes { stream.step(UnsafeRawBufferPointer(rebasing: $0[start..<end]), into: room) }
  }

  /// Whether another member begins. Zeros at the end are padding, as on a tape; `gzip` ignores them.
  private mutating func beginMember() throws(GzipError) -> Bool {
    let available = source.wait(for: source.count)
    let rest = source.withBytes { bytes in
      let rest = bytes[min(offset, available)..<min(available, bytes.count)]
      return (isEmpty: rest.allSatisfy { $0 == 0 }, isMember: Self.begins(rest))
    }
    if offset > 0, rest.isEmpty { return false }
    guard rest.isMember else {
      throw error(.trailing, "other bytes follow the compressed data")
    }
    guard stream.restart() == .goesOn else {
      throw error(.damaged, "the compressed data are damaged")
    }
    isInMember = true
    return true
  }

  private func error(_ code: GzipError.Code, _ reason: String) -> GzipError {
    GzipError(code: code, offset: offset, reason: reason)
  }
}
