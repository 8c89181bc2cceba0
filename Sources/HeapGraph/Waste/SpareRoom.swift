import Measures

/// Containers with nothing in them, and those with much more room than they use.
struct SpareRoom {
  /// Those with nothing in them; all of their bytes are saved where they are made when they are needed.
  let empty: WasteList
  /// Those that use little of their room; what they could do without is saved.
  let sparse: WasteList

  /// - Parameter namespaces: what is the `__dict__` of another object, and left out.
  init(
    _ heap: HeldHeap, _ kinds: BuiltInTypes, _ patterns: WayPatterns, namespaces: Numbers<UInt8>
  ) {
    let graph = heap.graph
    var empty = WasteList()
    var sparse = WasteList()
    for object in 0..<graph.count where namespaces[object] == 0 {
      let type = graph.typeNumber(object)
      guard let count = Self.count(object, kinds[type], graph), !heap.isGarbage(object) else {
        continue
      }
      let bytes = graph.size(object)
      if count == 0, kinds[type] != .frozenset {
        empty.add(
          object, type: type, pattern: patterns.number(of: object), bytes: bytes, saved: bytes)
      } else if let shape = Self.shape(bytes, count, kinds[type]), shape.isMostlyEmpty,
        shape.spare > 0
      {
        sparse.add(
          object, type: type, pattern: patterns.number(of: object), bytes: bytes,
          saved: ByteCount(shape.spare))
      }
    }
    self.empty = empty.sorted()
    self.sparse = sparse.sorted()
  }

  /// How much is in a container; nil: it is none, or the file does not tell.
  private static func count(
    _ object: Int, _ kind: BuiltInTypes.Kind, _ graph: HeapGraph
  ) -> Int? {
    let (named, rule) = graph.layout(of: object)
    let rest = graph.references(object).count - named
    guard rest >= 0 else { return nil }
    switch (kind, rule) {
    case (.list, 1), (.list, 2), (.deque, 1), (.deque, 2), (.set, 4), (.frozenset, 4): return rest
    case (.dict, 3): return rest / 2
    default: return nil
    }
  }

  private static func shape(_ bytes: ByteCount, _ count: Int, _ kind: BuiltInTypes.Kind)
    -> TableShape?
  {
    switch kind {
    case .list: .list(Int64(bytes), count: count)
    case .set, .frozenset: .set(Int64(bytes), count: count)
    case .dict: .dict(Int64(bytes), count: count)
    default: nil
    }
  }
}
