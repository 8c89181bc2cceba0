/// The formats of heap files, told apart by their first bytes.
package enum HeapFormat: Sendable, CaseIterable {
  /// Our own: docs/heap-format.md.
  case heapmonitor
  /// What pyheap 0.3 and later writes, version 1.
  case pyHeap
  /// JSON lines of midden.
  case midden

  /// Bytes that tell them apart.
  package static let beginning = 64

  /// The format of an input with this beginning.
  package init?(_ beginning: some Collection<UInt8>) {
    let found = Self.allCases.first { format in
      switch format {
      case .heapmonitor: beginning.starts(with: HeapBlocks.magic)
      case .pyHeap: beginning.starts(with: PyHeapFile.magic)
      case .midden: MiddenLine.begins(beginning)
      }
    }
    guard let found else { return nil }
    self = found
  }
}
