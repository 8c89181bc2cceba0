import Bytes

/// How many objects and references a heap file has, as the heads of its blocks say.
struct HeapSurvey {
  private(set) var objects = 0
  private(set) var references = 0
  private(set) var types = 0
  private(set) var blocks = 0

  /// Objects have numbers of 31 bits.
  private static let mostObjects = Int(Int32.max)
  /// References have numbers of 32 bits.
  private static let mostReferences = Int(UInt32.max) - 1

  /// - Parameter memory: the most bytes that all contents may have.
  init(_ blocks: HeapBlocks, memory: Int) throws(HeapGraphError) {
    var rest = blocks
    var length = 0
    while true {
      let block = try rest.next()
      length += block.length
      guard length <= memory else {
        throw HeapGraphError(
          .limitExceeded, at: block.offset,
          "the decompressed heap has more than the limit of \(memory) bytes", limit: .memory)
      }
      switch block.kind {
      case .objects:
        guard let found = block.referenceCount else {
          throw HeapGraphError(.damaged, at: block.offset, "the head of a block is damaged")
        }
        objects += block.count
        references += found
      case .type: types += block.count
      case .end:
        guard block.count == self.blocks else {
          throw HeapGraphError(.damaged, at: block.offset, "blocks of the heap are missing")
        }
        return
      default: break
      }
      self.blocks += 1
      guard objects <= Self.mostObjects, references <= Self.mostReferences else {
        throw HeapGraphError(.limitExceeded, at: block.offset, "the heap has too many objects")
      }
    }
  }
}
