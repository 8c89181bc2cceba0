import Bytes
import TestSupport
import Testing

@testable import HeapGraph

@Suite("A heap file that is compressed afterwards") struct HeapPackingTests {
  private func packed(_ bytes: [UInt8]) throws -> [UInt8] {
    var result: [UInt8] = []
    var packing = try HeapPacking { count, offset in Array(bytes.dropFirst(offset).prefix(count)) }
    try packing.write { result += $0 }
    return result
  }

  private func code(_ bytes: [UInt8]) -> HeapGraphError.Code? {
    do {
      _ = try packed(bytes)
      return nil
    } catch {
      return (error as? HeapGraphError)?.code
    }
  }

  @Test("is the same heap") func same() throws {
    let plain = SmallHeap.writer(compressed: false).ended()
    let result = try packed(plain)
    #expect(result[10] == 1 && plain[10] == 0)
    let graph = try HeapGraph(OwnedBytes(result))
    let expected = try HeapGraph(OwnedBytes(plain))
    #expect(graph.count == expected.count && graph.referenceCount == expected.referenceCount)
    #expect(graph.roots.map(\.name) == expected.roots.map(\.name))
    let object = try #require(graph.object(at: 36))
    #expect(graph.value(object)?.literal == "17")
  }

  @Test("stays as it is where it was compressed") func already() throws {
    let bytes = SmallHeap.writer(compressed: true).ended()
    #expect(try packed(bytes) == bytes)
  }

  @Test("has blocks of any size", arguments: [0, 1, 1 << 20, 1 << 20 + 1, 3_000_000])
  func sizes(_ count: Int) throws {
    var file = SmallHeap.writer(compressed: false)
    file.block("NEWS", 0, [UInt8](repeating: 7, count: count))
    let plain = file.ended()
    let result = try packed(plain)
    #expect(result.count < 20_000)
    #expect(try HeapGraph(OwnedBytes(result)).count == 27)
  }

  @Test("is refused where it is cut, damaged or goes on") func wrong() {
    let bytes = SmallHeap.writer(compressed: false).ended()
    for count in 16..<bytes.count { #expect(code(Array(bytes.prefix(count))) == .truncated) }
    #expect(code(bytes + [0]) == .damaged)
    #expect(code([]) == .truncated)
    for seed in 0..<500 {
      let changed = mutated(bytes, seed: UInt64(seed))
      #expect(changed == bytes || code(changed) != nil)
    }
  }

  @Test("an error of the reader or of the writer ends it") func errors() throws {
    struct Full: Error {}
    var packing = try HeapPacking { _, _ in throw Full() }
    #expect(throws: Full.self) { try packing.write { _ in } }
    let bytes = SmallHeap.writer(compressed: false).ended()
    var second = try HeapPacking { count, offset in Array(bytes.dropFirst(offset).prefix(count)) }
    #expect(throws: Full.self) { try second.write { _ in throw Full() } }
  }
}
