import Measures

/// Memory that belongs to one object and has no objects in it: arrays, texts, what a library in C keeps.
struct LargeBlocks {
  /// By type and place; nothing of it is known to be saved.
  let list: WasteList

  /// Bytes of an object alone that are worth a word.
  private static let leastBytes: ByteCount = 4_096
  /// What refers to more is a container.
  private static let mostReferences = 8

  init(_ heap: HeldHeap, _ kinds: BuiltInTypes, _ patterns: WayPatterns) {
    let graph = heap.graph
    var list = WasteList()
    for object in 0..<graph.count where graph.size(object) >= Self.leastBytes {
      let type = graph.typeNumber(object)
      switch kinds[type] {
      case .text, .bytes, .integer, .other: break
      default: continue
      }
      guard graph.references(object).count <= Self.mostReferences, !heap.isGarbage(object) else {
        continue
      }
      list.add(
        object, type: type, pattern: patterns.number(of: object), bytes: graph.size(object),
        saved: 0)
    }
    self.list = list.sorted()
  }
}
