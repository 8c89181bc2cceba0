/// What a heap could do without, rule by rule; nothing of it waits for the garbage collector.
package struct HeapWaste: Sendable {
  /// Texts and bytes that are there more than once.
  package let texts: EqualTexts
  /// Containers with nothing in them.
  package let empty: WasteList
  /// Containers that use little of their room.
  package let sparse: WasteList
  /// Dictionaries of instances, by the type of these.
  package let dictionaries: WasteList
  /// Lists of numbers.
  package let numbers: WasteList
  /// Memory of one object without objects in it: where it is, not that it is too much.
  package let blocks: WasteList
  /// The ways that the lists name.
  package let patterns: WayPatterns

  /// Looks at each object and reference a few times.
  package init(_ heap: HeldHeap) throws(HeapGraphError) {
    let kinds = BuiltInTypes(heap.graph)
    let equal = try EqualValues(heap.graph.values)
    patterns = try WayPatterns(heap, equal)
    texts = try EqualTexts(heap, equal, patterns)
    let instances = try InstanceDictionaries(heap, kinds)
    dictionaries = instances.list
    let room = SpareRoom(heap, kinds, patterns, namespaces: instances.marks)
    empty = room.empty
    sparse = room.sparse
    numbers = BoxedNumbers(heap, kinds, patterns).list
    blocks = LargeBlocks(heap, kinds, patterns).list
  }
}
