import Measures

/// Lists of nothing but numbers, each an object of its own that the list alone holds: an `array` has
/// them in eight bytes each, and those the list has already.
struct BoxedNumbers {
  /// `bytes` are those of lists and numbers, `saved` those of the numbers.
  let list: WasteList

  /// Of a few numbers nobody makes an array.
  private static let leastCount = 64
  /// An integer of at most so many bytes fits into 64 bits: 24 and two digits of 30 bits (`PyLongObject`).
  private static let largestInteger: ByteCount = 32

  init(_ heap: HeldHeap, _ kinds: BuiltInTypes, _ patterns: WayPatterns) {
    let graph = heap.graph
    var list = WasteList()
    for object in 0..<graph.count {
      let type = graph.typeNumber(object)
      let references = graph.references(object)
      guard kinds[type] == .list, references.count >= Self.leastCount, !heap.isGarbage(object),
        Self.areNumbers(references, graph, kinds)
      else { continue }
      var saved: ByteCount = 0
      for held in heap.held(by: object) { saved += graph.size(held) }
      guard saved > 0 else { continue }
      list.add(
        object, type: type, pattern: patterns.number(of: object),
        bytes: graph.size(object) + saved, saved: saved)
    }
    self.list = list.sorted()
  }

  private static func areNumbers(
    _ references: Range<Int>, _ graph: HeapGraph, _ kinds: BuiltInTypes
  ) -> Bool {
    var kind: BuiltInTypes.Kind?
    for place in references {
      guard let target = graph.target(place) else { return false }
      let found = kinds[graph.typeNumber(target)]
      guard found == .float || (found == .integer && graph.size(target) <= largestInteger),
        kind == nil || kind == found
      else { return false }
      kind = found
    }
    return kind != nil
  }
}
