import Bytes

/// How many objects and references a heap file has, as the heads of its blocks say.
struct HeapSurvey {
  private(set) var objects = 0
  private(set) var references = 0
  /// Blocks before the end.
  private(set) var blocks = 0
  /// What is missing, if the file is not whole.
  private(set) var cut: HeapCut?

  /// - Parameters:
  ///   - memory: the most bytes that all contents may have.
  ///   - isSalvage: whether a file that is not whole ends with its last whole block.
  init(_ blocks: HeapBlocks, memory: Int, isSalvage: Bool) throws(HeapGraphError) {
    var rest = blocks
    var length = 0
    while true {
      let block: HeapBlock
      do throws(HeapGraphError) {
        block = try rest.next()
        if block.kind == .objects, block.referenceCount == nil {
          throw HeapGraphError(.damaged, at: block.offset, "the head of a block is damaged")
        }
        if block.kind == .end, block.count != self.blocks {
          throw HeapGraphError(.damaged, at: block.offset, "blocks of the heap are missing")
        }
      } catch {
        guard isSalvage, error.code == .truncated || error.code == .damaged else { throw error }
        cut = HeapCut(reason: error.reason, offset: error.offset ?? rest.offset)
        return
      }
      length += block.length
      guard length <= memory else {
        throw HeapGraphError(
          .limitExceeded, at: block.offset,
          "the decompressed heap has more than the limit of \(memory) bytes", limit: .memory)
      }
      if block.kind == .end { return }
      if block.kind == .objects {
        objects += block.count
        references += block.referenceCount ?? 0
      }
      self.blocks += 1
      guard objects <= HeapTables.mostObjects, references <= HeapTables.mostReferences else {
        throw HeapGraphError(.limitExceeded, at: block.offset, "the heap has too many objects")
      }
    }
  }
}
