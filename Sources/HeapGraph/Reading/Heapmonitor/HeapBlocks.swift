import Bytes
import Gzip

/// The blocks of a heap file, one after the other.
struct HeapBlocks {
  /// The first bytes of every heap file.
  static let magic: [UInt8] = [0x89, 0x48, 0x45, 0x41, 0x50, 0x0D, 0x0A, 0x1A]
  static let headLength = 16

  private let bytes: UnsafeRawBufferPointer
  let isCompressed: Bool
  private(set) var offset = headLength

  /// - Parameter bytes: the file, which outlives this.
  init(_ bytes: UnsafeRawBufferPointer) throws(HeapGraphError) {
    self.bytes = bytes
    guard bytes.starts(with: Self.magic) else {
      throw HeapGraphError(.damaged, at: 0, "the file does not begin like a heap")
    }
    guard bytes.count >= Self.headLength else {
      throw HeapGraphError(.truncated, at: bytes.count, "the file is cut off in its head")
    }
    let version = UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt16.self))
    guard version <= 1 else {
      throw HeapGraphError(.newer, at: 8, "the heap has version \(version) of the format")
    }
    let compression = UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: 10, as: UInt16.self))
    let head = UnsafeRawBufferPointer(rebasing: bytes[..<12])
    guard version == 1, compression <= 1, Zlib.checksum(head) == Self.word(bytes, 12) else {
      throw HeapGraphError(.damaged, at: 8, "the head of the file is damaged")
    }
    isCompressed = compression == 1
  }

  private static func word(_ bytes: UnsafeRawBufferPointer, _ place: Int) -> UInt32 {
    UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self))
  }

  /// The next block; its length is one that its bytes can have.
  mutating func next() throws(HeapGraphError) -> HeapBlock {
    let start = offset
    guard bytes.count - start >= HeapBlock.headLength else {
      throw HeapGraphError(.truncated, at: bytes.count, "the heap is cut off: it has no end")
    }
    let stored = Int(Self.word(bytes, start + 8))
    let content = start + HeapBlock.headLength
    let kind = String(decoding: bytes[start..<start + 4], as: UTF8.self)
    guard stored <= bytes.count - content else {
      // A damaged length looks like a cut file; the checksum cannot be had.
      throw HeapGraphError(.truncated, at: start, "the heap is cut off in a block")
    }
    offset = content + stored
    let block = HeapBlock(
      kind: HeapBlock.Kind(rawValue: kind), count: Int(Self.word(bytes, start + 4)),
      content: content..<offset, length: Int(Self.word(bytes, start + 12)),
      checksum: Self.word(bytes, start + 16), offset: start)
    let most = isCompressed ? stored * Zlib.mostRatio + 64 : stored
    guard isCompressed ? block.length <= most : block.length == most,
      block.kind == .end || block.count <= block.length
    else {
      throw HeapGraphError(.damaged, at: start, "the head of a block is damaged")
    }
    return block
  }

  /// The content of a block as it is in the file, compared with its checksum.
  func stored(_ block: HeapBlock) throws(HeapGraphError) -> UnsafeRawBufferPointer {
    let head = UnsafeRawBufferPointer(rebasing: bytes[block.offset..<block.offset + 16])
    let stored = UnsafeRawBufferPointer(rebasing: bytes[block.content])
    guard Zlib.checksum(stored, after: Zlib.checksum(head)) == block.checksum else {
      throw HeapGraphError(.damaged, at: block.offset, "a block is damaged: its checksum differs")
    }
    return stored
  }

  /// Calls `body` with the content of a block, decompressed and compared with its checksum.
  ///
  /// - Parameter scratch: room for contents, used again for each block.
  func withContent<Result>(
    of block: HeapBlock, scratch: inout GrowableBuffer<UInt8>,
    _ body: (inout HeapColumns) throws(HeapGraphError) -> Result
  ) throws(HeapGraphError) -> Result {
    let stored = try stored(block)
    var content = stored
    if isCompressed {
      scratch.count = 0
      guard scratch.hasRoom(for: block.length) else {
        throw HeapGraphError(.outOfMemory, at: block.offset, "out of memory for a block")
      }
      let room = UnsafeMutableRawBufferPointer(start: scratch.base, count: block.length)
      guard Zlib.inflate(stored, into: room) else {
        throw HeapGraphError(
          .damaged, at: block.offset, "the compressed content of a block is damaged")
      }
      content = UnsafeRawBufferPointer(room)
    }
    var columns = HeapColumns(content, block)
    let result = try body(&columns)
    guard columns.isAtEnd else { throw columns.damage("it holds more than it counts") }
    return result
  }
}
