import Gzip

/// Compresses a heap file of our own block by block: what a process wrote in a hurry becomes what
/// docs/heap-format.md tells.
///
/// It has the compressed content of one block in memory, and a portion of the file.
package struct HeapPacking: ~Copyable {
  private let source: (_ count: Int, _ offset: Int) throws -> [UInt8]
  private let deflate: DeflateStream
  private var offset = 0

  /// - Parameter source: reads at a place of the file; fewer bytes than asked for only at its end.
  /// - Throws: ``HeapGraphError``.
  package init(_ source: @escaping (_ count: Int, _ offset: Int) throws -> [UInt8])
    throws(HeapGraphError)
  {
    guard let deflate = DeflateStream(level: Self.level) else {
      throw HeapGraphError(.outOfMemory, "out of memory for compressing")
    }
    self.source = source
    self.deflate = deflate
  }

  /// Writes the whole file. One that is compressed already is written as it is.
  ///
  /// - Throws: ``HeapGraphError`` where it is damaged or cut, or what reading or writing throws.
  package mutating func write(_ write: ([UInt8]) throws -> Void) throws {
    var head = try take(HeapBlocks.headLength)
    let isCompressed = try head.withUnsafeBytes { bytes throws(HeapGraphError) in
      try HeapBlocks(bytes).isCompressed
    }
    guard !isCompressed else {
      try write(head)
      return try copyRest(write)
    }
    head[Self.flag] = 1
    Self.set(Self.checksum(head.prefix(12)), in: &head, at: 12)
    try write(head)
    var isAtEnd = false
    while !isAtEnd { isAtEnd = try packBlock(write) }
    guard try source(1, offset).isEmpty else { throw damage("it goes on behind its end") }
  }

  /// Of zlib, as the recorder has it.
  private static let level: Int32 = 1
  /// Where a head says whether blocks are compressed.
  private static let flag = 10
  /// Bytes that are read at a time.
  private static let portion = 1 << 20

  /// - Returns: whether it was the last block.
  private mutating func packBlock(_ write: ([UInt8]) throws -> Void) throws -> Bool {
    let start = offset
    var head = try take(HeapBlock.headLength)
    let length = Self.word(head, 8)
    guard Self.word(head, 12) == UInt32(length) else {
      throw damage("the head of a block is damaged")
    }
    var checksum = Self.checksum(head.prefix(16))
    var packed: [UInt8] = []
    var left = Int(length)
    repeat {
      let part = try take(min(left, Self.portion))
      left -= part.count
      let isWhole = part.withUnsafeBytes { bytes in
        checksum = Zlib.checksum(bytes, after: checksum)
        return deflate.add(bytes, isLast: left == 0, to: &packed)
      }
      guard isWhole, packed.count <= UInt32.max else {
        throw HeapGraphError(.damaged, at: start, "a block cannot be compressed")
      }
    } while left > 0
    guard checksum == Self.word(head, 16) else {
      throw HeapGraphError(.damaged, at: start, "a block is damaged: its checksum differs")
    }
    Self.set(UInt32(packed.count), in: &head, at: 8)
    Self.set(
      packed.withUnsafeBytes { Zlib.checksum($0, after: Self.checksum(head.prefix(16))) },
      in: &head, at: 16)
    try write(head)
    try write(packed)
    return head.prefix(4).elementsEqual(HeapBlock.Kind.end.rawValue.utf8)
  }

  private mutating func copyRest(_ write: ([UInt8]) throws -> Void) throws {
    while true {
      let part = try source(Self.portion, offset)
      if part.isEmpty { return }
      offset += part.count
      try write(part)
    }
  }

  private mutating func take(_ count: Int) throws -> [UInt8] {
    let bytes = try source(count, offset)
    guard bytes.count == count else {
      throw HeapGraphError(
        .truncated, at: offset + bytes.count, "the heap is cut off: it has no end")
    }
    offset += count
    return bytes
  }

  private func damage(_ reason: String) -> HeapGraphError {
    HeapGraphError(.damaged, at: offset, reason)
  }

  private static func word(_ bytes: [UInt8], _ place: Int) -> UInt32 {
    bytes.withUnsafeBytes {
      UInt32(littleEndian: $0.loadUnaligned(fromByteOffset: place, as: UInt32.self))
    }
  }

  private static func set(_ word: UInt32, in bytes: inout [UInt8], at place: Int) {
    for index in 0..<4 { bytes[place + index] = UInt8(truncatingIfNeeded: word >> (8 * index)) }
  }

  private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.withUnsafeBytes { Zlib.checksum($0) }
  }
}
