import Bytes
import Measures
import TestSupport
import Testing

@testable import HeapGraph

/// Who holds what, and how much.
@Suite struct HeldHeapTests {
  @Test func retainedBytes() throws {
    let heap = try SmallHeap.heap()
    func retained(_ address: UInt64) throws -> ByteCount {
      heap.retained(try SmallHeap.object(address, heap))
    }
    #expect(try retained(22) == 1250)
    #expect(try retained(21) == 1650)
    #expect(try retained(20) == 1698)
    #expect(try retained(31) == 955)
    #expect(heap.holder(of: try SmallHeap.object(21, heap)) == (try SmallHeap.object(20, heap)))
    // The frame and the module hold the module's variables together.
    #expect(heap.holder(of: try SmallHeap.object(11, heap)) == nil)
    #expect(heap.graph.bytes == heap.held(by: nil).reduce(0) { $0 + heap.retained($1) })
  }

  @Test func rootsAndGarbage() throws {
    let heap = try SmallHeap.heap()
    #expect(heap.outsideCount == 1)
    #expect(heap.isHeldFromOutside(try SmallHeap.object(60, heap)))
    #expect(heap.garbageCount == 2)
    #expect(heap.garbageBytes == 11)
    #expect(heap.isGarbage(try SmallHeap.object(71, heap)))
    #expect(!heap.isGarbage(try SmallHeap.object(61, heap)))
  }

  @Test func totalsOfTypesCountEachByteOnce() throws {
    let heap = try SmallHeap.heap()
    let dict = try #require(heap.graph.types.firstIndex { $0.name == "dict" })
    #expect(heap.typeTotals[dict].count == 3)
    #expect(heap.typeTotals[dict].bytes == 516)
    // The two in the list are held by the module's variables, which are a dictionary, too.
    #expect(
      heap.typeTotals[dict].retained == heap.retained(try SmallHeap.object(11, heap)))
  }

  @Test(arguments: 0..<20) func randomHeaps(_ batch: Int) throws {
    var random = SeededGenerator(seed: UInt64(1000 + batch))
    for _ in 0..<100 {
      let count = Int.random(in: 1...12, using: &random)
      var objects = (0..<count).map {
        TestObject(
          address: UInt64(8 + 8 * $0), bytes: .random(in: 0...100, using: &random),
          type: .random(in: 0..<3, using: &random), count: 0)
      }
      for _ in 0..<Int.random(in: 0...2 * count, using: &random) {
        let target = Int.random(in: 0..<count, using: &random)
        objects[Int.random(in: 0..<count, using: &random)].references.append(
          objects[target].address)
        objects[target].count += 1
      }
      for _ in 0..<2 { objects[Int.random(in: 0..<count, using: &random)].count += 1 }
      try check(objects)
    }
  }

  private func check(_ objects: [TestObject]) throws {
    var file = HeapFileWriter()
    file.texts(["", "A", "B", "C"])
    file.types([(1, 1, 0), (2, 2, 0), (3, 3, 0)])
    file.layouts([(1, [])])
    file.objects(objects)
    let heap = try HeldHeap(HeapGraph(OwnedBytes(file.ended())))
    let all = reached(objects, without: [])
    func bytes(_ addresses: Set<UInt64>) -> ByteCount {
      ByteCount(
        clamping: objects.filter { addresses.contains($0.address) }.reduce(0) { $0 + $1.bytes })
    }
    for (number, object) in objects.enumerated() where all.contains(object.address) {
      let left = reached(objects, without: [object.address])
      #expect(heap.retained(number) == bytes(all.subtracting(left)))
    }
    #expect(heap.garbageBytes == heap.graph.bytes - bytes(all))
    for type in 0..<3 where heap.garbageCount == 0 {
      var union: Set<UInt64> = []
      for object in objects where object.type == type {
        union.formUnion(all.subtracting(reached(objects, without: [object.address])))
      }
      #expect(heap.typeTotals[type].retained == bytes(union))
    }
  }

  /// What is reached from the objects that are held from outside.
  private func reached(_ objects: [TestObject], without removed: Set<UInt64>) -> Set<UInt64> {
    var counted: [UInt64: UInt32] = [:]
    for object in objects { for target in object.references { counted[target, default: 0] += 1 } }
    var waiting = objects.filter { $0.count > counted[$0.address] ?? 0 }.map(\.address)
    var found: Set<UInt64> = []
    while let address = waiting.popLast() {
      if removed.contains(address) || !found.insert(address).inserted { continue }
      waiting += objects[Int(address / 8) - 1].references
    }
    return found
  }
}
