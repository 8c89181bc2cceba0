package import HeapCheck
package import HeapGraph
import Measures

/// What a heap came to under some limits.
package struct WholeHeapCheck: Sendable {
  /// One for each limit, in the order in which they were given.
  package let outcomes: [HeapOutcome]

  package var exceeded: [HeapOutcome] { outcomes.filter(\.isExceeded) }

  /// Compares.
  ///
  /// - Parameters:
  ///   - baseline: bytes of all objects of the heap that growth is counted from; nil: there must be no limit
  ///     on growth.
  ///   - allowsMissing: whether a pattern may match no type; it counts as nothing then.
  /// - Throws: a ``CheckError``.
  package init(
    _ limits: [HeapLimit], of heap: HeldHeap, since baseline: Int64? = nil,
    allowsMissing: Bool = false
  ) throws(CheckError) {
    var outcomes: [HeapOutcome] = []
    for limit in limits {
      var types: [Int] = []
      if let pattern = limit.pattern {
        types = Self.types(pattern, heap)
        if types.isEmpty, !allowsMissing {
          let names = heap.graph.types.map(\.fullName)
          throw .matchesNothing(pattern, nearest: NearestName.of(pattern.text, in: names))
        }
      }
      let value: Int64 =
        switch limit {
        case .heap, .growth: Int64(heap.graph.bytes)
        case .objects: types.reduce(0) { $0 + Int64(heap.typeTotals[$1].count) }
        case .retained: Int64(heap.retained(ofTypes: Set(types)))
        }
      outcomes.append(
        HeapOutcome(
          limit: limit, value: value, types: types.count,
          base: limit.isOfGrowth ? baseline : nil))
    }
    self.outcomes = outcomes
  }

  /// Types that have objects and whose full names the pattern matches.
  private static func types(_ pattern: ClassPattern, _ heap: HeldHeap) -> [Int] {
    heap.graph.types.indices.filter {
      heap.typeTotals[$0].count > 0 && pattern.matches(heap.graph.types[$0].fullName)
    }
  }
}

/// What one limit came to.
package struct HeapOutcome: Sendable, Hashable {
  package let limit: HeapLimit
  /// Bytes or objects.
  package let value: Int64
  /// How many types it is of; 0 where it is not of types.
  package let types: Int
  /// The same in the baseline; nil without one.
  package let base: Int64?

  package var isExceeded: Bool {
    switch limit {
    case .heap(let most), .objects(_, let most), .retained(_, let most): value > most
    case .growth(let growth): growth.isExceeded(from: base ?? 0, to: value)
    }
  }
}
