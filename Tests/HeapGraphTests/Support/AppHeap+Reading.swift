import Bytes
import TestSupport

@testable import HeapGraph

extension AppHeap {
  /// The heap, read.
  func heap() throws -> HeldHeap { try HeldHeap(HeapGraph(OwnedBytes(file()))) }

  /// What it could do without.
  func waste() throws -> (waste: HeapWaste, heap: HeldHeap) {
    let heap = try heap()
    return (try HeapWaste(heap), heap)
  }
}

extension WasteList {
  /// The ways of the groups.
  func ways(_ waste: HeapWaste, _ heap: HeldHeap) -> [String] {
    groups.map { $0.pattern.map { waste.patterns.text($0, in: heap) } ?? "anywhere" }
  }
}
