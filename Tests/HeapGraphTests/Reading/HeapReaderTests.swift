import Bytes
import Measures
import TestSupport
import Testing

@testable import HeapGraph

/// Heap files, right and wrong ones.
@Suite struct HeapReaderTests {
  @Test(arguments: [false, true]) func everything(_ compressed: Bool) throws {
    let bytes = SmallHeap.writer(compressed: compressed).ended()
    #expect(HeapGraph.recognises(bytes))
    let graph = try HeapGraph(OwnedBytes(bytes))
    #expect(graph.count == 27)
    #expect(graph.referenceCount == 25)
    #expect(graph.types[3].fullName == "app.Store")
    #expect(graph.types[1].fullName == "dict")
    #expect(graph.facts.python == "CPython 3.14.0")
    #expect(graph.facts.resident == 4096)
    #expect(graph.facts.time == nil)
    #expect(graph.facts.hasValues)
    #expect(graph.roots.map(\.name) == ["app.cache", "Main: app.py:3 main"])
    let object = try #require(graph.object(at: 36))
    #expect(graph.value(object)?.literal == "17")
    #expect(graph.referenceCount(object) == 1)
    #expect(graph.object(at: 99) == nil)
  }

  @Test func anEmptyHeap() throws {
    let heap = try HeldHeap(HeapGraph(OwnedBytes(HeapFileWriter().ended())))
    #expect(heap.graph.count == 0)
    #expect(heap.accumulations(share: 20).isEmpty)
    #expect(heap.largest(10).isEmpty)
  }

  @Test func blocksOfLaterVersionsArePassedOver() throws {
    var file = SmallHeap.writer()
    file.block("NEWS", 3, [1, 2, 3])
    #expect(try HeapGraph(OwnedBytes(file.ended())).count == 27)
  }

  @Test(arguments: [false, true]) func everyPrefixIsRefused(_ compressed: Bool) {
    let bytes = SmallHeap.writer(compressed: compressed).ended()
    for count in 8..<bytes.count {
      #expect(throws: HeapGraphError.self) { try HeapGraph(OwnedBytes(Array(bytes[..<count]))) }
    }
    #expect(code(bytes.dropLast()) == .truncated)
    #expect(code(bytes + [0]) == .damaged)
  }

  @Test func mutationsAreRefusedOrWhole() {
    for compressed in [false, true] {
      let bytes = SmallHeap.writer(compressed: compressed).ended()
      for seed in 0..<2_000 {
        let changed = mutated(bytes, seed: UInt64(seed))
        guard let graph = try? HeapGraph(OwnedBytes(changed)) else { continue }
        #expect(changed == bytes && graph.count == 27)
      }
    }
  }

  @Test(arguments: 0..<40) func mutationsWithRightChecksums(_ batch: UInt64) throws {
    let bytes = SmallHeap.writer().ended()
    for seed in 0..<200 {
      let changed = heapMutated(bytes, seed: batch * 1_000 + UInt64(seed))
      for isSalvage in [false, true] {
        guard let graph = try? HeapGraph(OwnedBytes(changed), isSalvage: isSalvage) else {
          continue
        }
        let heap = try HeldHeap(graph)
        #expect(graph.bytes == heap.held(by: nil).reduce(0) { $0 + heap.retained($1) })
        for object in 0..<graph.count { _ = heap.path(to: object) }
      }
    }
  }

  @Test func aLongNameIsKeptOnce() throws {
    var file = HeapFileWriter()
    let long = String(repeating: "é", count: 1 << 20)
    file.texts(["short", long])
    file.types((0..<10_000).map { (UInt64(1 + $0), 1, 1) })
    file.layouts([(0, [1 << 28 | 1])])
    file.objects([TestObject(address: 100_000, references: [100_000])])
    let graph = try HeapGraph(OwnedBytes(file.ended()))
    #expect(graph.types[9_999].name == String(repeating: "é", count: 500) + "…")
    #expect(graph.text(0) == "short")
  }

  @Test func theSeedOfTheFuzzerIsThisHeap() throws {
    #expect(try heapFixture("small.heap") == SmallHeap.writer().ended())
  }

  @Test func wrongNumbersWithRightChecksums() {
    var twice = SmallHeap.writer()
    twice.objects([TestObject(address: 10)])
    #expect(code(twice.ended()) == .damaged)
    var type = SmallHeap.writer()
    type.objects([TestObject(address: 900, type: 10)])
    #expect(code(type.ended()) == .damaged)
    var layout = SmallHeap.writer()
    layout.objects([TestObject(address: 900, layout: 11)])
    #expect(code(layout.ended()) == .damaged)
    var large = SmallHeap.writer()
    large.objects([
      TestObject(address: 900, bytes: 1 << 62), TestObject(address: 901, bytes: 1 << 62),
    ])
    #expect(code(large.ended()) == .damaged)
    var sum = SmallHeap.writer()
    sum.objects([TestObject(address: 900, bytes: .max)])
    #expect(code(sum.ended()) == .damaged)
    var missing = SmallHeap.writer()
    missing.block("OBJS", 1, [UInt8](repeating: 0, count: 31))
    #expect(code(missing.ended()) == .damaged)
    var count = SmallHeap.writer()
    count.block("TEXT", 2, [UInt8](repeating: 1, count: 4))
    #expect(code(count.ended()) == .damaged)
  }

  @Test(arguments: 0..<3_000) func randomContentsWithRightChecksums(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var file = SmallHeap.writer(compressed: seed % 2 == 0)
    for _ in 0..<2 {
      let kinds = ["INFO", "TEXT", "TYPE", "LAYO", "OBJS", "VALU", "ROOT", "END!"]
      let content = (0..<Int.random(in: 0...120, using: &random)).map { _ in
        Bool.random(using: &random) ? 0 : UInt8.random(in: 0...9, using: &random)
      }
      file.block(
        kinds[Int.random(in: kinds.indices, using: &random)],
        Int.random(in: 0...3, using: &random), content)
    }
    if let graph = try? HeapGraph(OwnedBytes(file.ended())), let heap = try? HeldHeap(graph) {
      for object in 0..<graph.count { _ = heap.path(to: object) }
      _ = heap.accumulations(share: 20)
    }
  }

  @Test func aLaterVersionAndALimit() {
    #expect(code(HeapFileWriter(version: 2).ended()) == .newer)
    var file = HeapFileWriter(compressed: true)
    file.block("NEWS", 0, [UInt8](repeating: 0, count: 70 << 20))
    #expect(code(file.ended()) == .limitExceeded)
  }

  private func code(_ bytes: some Collection<UInt8>) -> HeapGraphError.Code? {
    do {
      _ = try HeapGraph(OwnedBytes(Array(bytes)))
      return nil
    } catch {
      return error.code
    }
  }
}
