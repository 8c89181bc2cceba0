import Measures

/// The dictionaries that instances keep their attributes in, and what `__slots__` would save.
struct InstanceDictionaries {
  /// By the type of the instances; `bytes` are those of the dictionaries.
  let list: WasteList
  /// Objects that are the `__dict__` of another: 1.
  let marks: Numbers<UInt8>

  /// Of a few instances nobody declares slots.
  private static let leastCount = 100

  init(_ heap: HeldHeap, _ kinds: BuiltInTypes) throws(HeapGraphError) {
    let graph = heap.graph
    marks = try Numbers(graph.count)
    var list = WasteList()
    let places = graph.layouts.namespacePlaces
    let canHaveSlots = Self.plainTypes(graph, kinds)
    for object in 0..<graph.count {
      guard let place = places[Int(graph.layoutNumbers[object])] else { continue }
      let own = graph.references(object)
      guard place < own.count, let dictionary = graph.target(own.lowerBound + place) else {
        continue
      }
      marks[dictionary] = 1
      guard kinds[graph.typeNumber(dictionary)] == .dict, !heap.isGarbage(object),
        canHaveSlots[graph.typeNumber(object)]
      else { continue }
      // Each attribute needs a word of the instance in its place.
      let words = ByteCount(clamping: graph.references(dictionary).count / 2 * 8)
      let bytes = graph.size(dictionary)
      guard bytes > words else { continue }
      list.add(
        object, type: graph.typeNumber(object), pattern: nil, bytes: bytes, saved: bytes - words)
    }
    self.list = list.sorted(leastCount: Self.leastCount)
  }

  /// Types that are written as a class with attributes: no modules, functions and classes.
  private static func plainTypes(_ graph: HeapGraph, _ kinds: BuiltInTypes) -> [Bool] {
    let others: [BuiltInTypes.Kind] = [.module, .type, .function]
    let addresses = Set(
      graph.types.indices.filter { others.contains(kinds[$0]) }.map { graph.types[$0].address })
    return graph.types.indices.map { type in
      !others.contains(kinds[type]) && graph.types[type].module != "builtins"
        && !graph.types[type].bases.contains { addresses.contains($0) }
    }
  }
}
