package import GraphCheck
package import HeapGraph
package import Measures

/// What is known about a check of a heap: all of its outputs are made from this.
package struct HeapCheckFacts: Sendable {
  package let check: WholeHeapCheck
  let heap: HeldHeap
  /// Bytes of all objects of the heap that growth is counted from; nil without one.
  let baselineBytes: ByteCount?
  /// What the file is called; never with a folder.
  let title: String
  /// The program's own.
  let version: String
  /// Whether values and names of folders are left out.
  let isRedacted: Bool

  package init(
    _ check: WholeHeapCheck, _ heap: HeldHeap, baselineBytes: ByteCount?, title: String,
    version: String = "0", isRedacted: Bool = false
  ) {
    self.check = check
    self.heap = heap
    self.baselineBytes = baselineBytes
    self.title = title
    self.version = version
    self.isRedacted = isRedacted
  }

  /// The size of the file in bytes.
  package var byteCount: Int { heap.graph.byteCount }

  /// Types that have objects, those that retain most first.
  func types(_ most: Int) -> [Int] {
    let totals = heap.typeTotals
    return Array(
      totals.indices.filter { totals[$0].count > 0 }
        .sorted { (totals[$0].retained, $1) > (totals[$1].retained, $0) }.prefix(most))
  }
}
