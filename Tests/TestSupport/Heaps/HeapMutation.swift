import CZlib

/// A heap file that is not compressed, with one to four of its blocks or numbers changed and its
/// checksums right again, the same for the same seed: what changes of bytes never get past.
package func heapMutated(_ bytes: [UInt8], seed: UInt64) -> [UInt8] {
  var random = SeededGenerator(seed: seed)
  var blocks = heapBlocks(of: bytes)
  for _ in 0..<Int.random(in: 1...4, using: &random) where !blocks.isEmpty {
    let place = Int.random(in: blocks.indices, using: &random)
    switch Int.random(in: 0..<12, using: &random) {
    case 0: blocks.remove(at: place)
    case 1: blocks.insert(blocks[place], at: Int.random(in: blocks.indices, using: &random))
    case 2: blocks.swapAt(place, Int.random(in: blocks.indices, using: &random))
    case 3: blocks[place].count = UInt32(truncatingIfNeeded: edge(&random))
    case 4:
      let count = blocks[place].content.count
      blocks[place].content.removeLast(min(count, Int.random(in: 1...16, using: &random)))
    default: changeNumber(&blocks[place], &random)
    }
  }
  return heapFile(blocks)
}

/// The same file with all checksums and the count of its blocks right, whatever was changed in it.
package func heapRepaired(_ bytes: [UInt8]) -> [UInt8] { heapFile(heapBlocks(of: bytes)) }

private struct Block {
  var kind: [UInt8]
  var count: UInt32
  var content: [UInt8]
}

private func heapBlocks(of bytes: [UInt8]) -> [Block] {
  var blocks: [Block] = []
  var place = 16
  while place + 20 <= bytes.count {
    let length = Int(word(bytes, place + 8))
    let end = min(bytes.count, place + 20 + length)
    blocks.append(
      Block(
        kind: Array(bytes[place..<place + 4]), count: word(bytes, place + 4),
        content: Array(bytes[(place + 20)..<end])))
    place = end
  }
  return blocks
}

private func heapFile(_ blocks: [Block]) -> [UInt8] {
  var bytes = HeapFileWriter().bytes
  for (number, block) in blocks.enumerated() {
    let isEnd = block.kind == Array("END!".utf8)
    var head = block.kind + HeapFileWriter.little(isEnd ? UInt32(number) : block.count)
    head += HeapFileWriter.little(UInt32(block.content.count))
    head += HeapFileWriter.little(UInt32(block.content.count))
    let all = head + block.content
    let checksum = UInt32(truncatingIfNeeded: crc32(0, all, UInt32(all.count)))
    bytes += head + HeapFileWriter.little(checksum) + block.content
  }
  return bytes
}

/// A number of 32 or 64 bits becomes one that comes elsewhere in the block, or one at an edge.
private func changeNumber(_ block: inout Block, _ random: inout SeededGenerator) {
  let width = Bool.random(using: &random) ? 4 : 8
  guard block.content.count >= width else { return }
  let place = Int.random(in: 0...(block.content.count - width) / 4, using: &random) * 4
  let other = Int.random(in: 0...(block.content.count - width) / 4, using: &random) * 4
  guard place + width <= block.content.count, other + width <= block.content.count else { return }
  let number =
    Bool.random(using: &random)
    ? Array(block.content[other..<other + width])
    : Array(HeapFileWriter.little(edge(&random)).prefix(width))
  block.content.replaceSubrange(place..<place + width, with: number)
}

private func edge(_ random: inout SeededGenerator) -> UInt64 {
  let edges: [UInt64] = [
    0, 1, 2, 3, 4, 5, 1 << 28, 1 << 31 - 1, 1 << 31, 1 << 32 - 1, 1 << 63 - 1, 1 << 63, .max,
  ]
  return Bool.random(using: &random)
    ? edges.randomElement(using: &random) ?? 0 : .random(in: 0..<128, using: &random)
}

private func word(_ bytes: [UInt8], _ place: Int) -> UInt32 {
  (0..<4).reduce(0) { $0 | UInt32(bytes[place + $1]) << UInt32(8 * $1) }
}
