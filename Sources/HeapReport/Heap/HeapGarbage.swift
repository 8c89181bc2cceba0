import HeapGraph
import Measures

/// What waits for the garbage collector, by type.
struct HeapGarbage {
  /// Objects of one type.
  struct Group {
    let type: Int
    var count = 0
    var bytes: ByteCount = 0
  }

  /// Those with most bytes first.
  let groups: [Group]

  init(_ heap: HeldHeap) {
    guard heap.garbageCount > 0 else {
      groups = []
      return
    }
    var found: [Int: Group] = [:]
    for object in 0..<heap.graph.count where heap.isGarbage(object) {
      let type = heap.graph.typeNumber(object)
      found[type, default: Group(type: type)].count += 1
      found[type, default: Group(type: type)].bytes += heap.graph.size(object)
    }
    groups = found.values.sorted { ($0.bytes, $1.type) > ($1.bytes, $0.type) }
  }
}
