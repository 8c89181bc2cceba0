import Bytes
import TestSupport

@testable import HeapGraph

extension SmallHeap {
  static func heap() throws -> HeldHeap {
    try HeldHeap(HeapGraph(OwnedBytes(writer().ended())))
  }

  static func object(_ address: UInt64, _ heap: HeldHeap) throws -> Int {
    guard let object = heap.graph.object(at: address) else { throw NoObject() }
    return object
  }

  struct NoObject: Error {}
}
