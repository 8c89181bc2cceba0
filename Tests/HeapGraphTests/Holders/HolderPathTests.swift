import Bytes
import Measures
import TestSupport
import Testing

@testable import HeapGraph

/// Ways in Python's notation.
@Suite struct HolderPathTests {
  @Test(arguments: [
    (10, "app.cache"), (20, "app.cache.store"), (21, "app.cache.store.items"),
    (22, "app.cache.store.items[0]"), (25, #"app.cache.store.items[0]["a \"key\"\n"]"#),
    (24, "app.cache.store.items[0]<key>"), (23, "app.cache.store.items[1]"),
    (34, "app.cache.handler<closure variable rows>"),
    (36, "app.cache.handler<closure variable hits>[0]"),
    (41, "app.cache.members<member>"), (51, "current"), (52, "current[0]"),
    (61, "<list at 0x3c><cached>"),
  ]) func text(_ address: UInt64, _ expected: String) throws {
    let heap = try SmallHeap.heap()
    #expect(heap.path(to: try SmallHeap.object(address, heap)).text == expected)
  }

  @Test func aNamespaceIsNamed() throws {
    let heap = try SmallHeap.heap()
    #expect(heap.path(to: try SmallHeap.object(11, heap)).text == "app.cache")
    let step = HolderPath.step(0, of: 0, in: heap.graph, hidesValues: false)
    #expect(step == ".__dict__")
  }

  @Test func valuesCanBeHidden() throws {
    let heap = try SmallHeap.heap()
    let object = try SmallHeap.object(25, heap)
    #expect(heap.path(to: object, hidesValues: true).text == "app.cache.store.items[0][…]")
  }

  @Test func beginning() throws {
    let heap = try SmallHeap.heap()
    func beginning(_ address: UInt64) throws -> HolderPath.Beginning {
      heap.path(to: try SmallHeap.object(address, heap)).beginning
    }
    #expect(try beginning(25) == .module("app.cache"))
    #expect(try beginning(52) == .frame("Main: app.py:3 main"))
    #expect(try beginning(61) == .outside)
    #expect(try beginning(71) == .garbage)
  }

  @Test(arguments: [
    (25, #"app.cache.store.items[0]["a \"key\"\n"]"#, #"app.cache.store.items[0]["a \"key\"\n"]"#),
    (52, "current[0] in main", "current[0] in main"), (50, "<app.py:3 main>", "<app.py main>"),
    (61, "<list at 0x3c><cached>", "<list><cached>"),
  ]) func names(_ address: UInt64, _ name: String, _ lasting: String) throws {
    let heap = try SmallHeap.heap()
    let path = heap.path(to: try SmallHeap.object(address, heap))
    #expect(path.name == name && path.lasting == lasting)
  }

  @Test func aClassThatNothingLeadsToIsNamed() throws {
    var file = HeapFileWriter()
    file.texts(["type", "Meta", "app", "Shop"])
    file.types([(1, 0, 0), (2, 3, 2)])
    file.layouts([(0, [])])
    file.objects([TestObject(address: 2, type: 0, count: 1)])
    let heap = try HeldHeap(HeapGraph(.init(file.ended())))
    #expect(heap.path(to: 0).text == "<class app.Shop at 0x2>")
    #expect(heap.path(to: 0).lasting == "<class app.Shop>")
  }

  @Test func aWayOfManyStepsIsCut() throws {
    var file = HeapFileWriter()
    file.texts(["Node", "next", "app"])
    file.types([(1, 0, 2)])
    file.layouts([(0, [1 << 28 | 1])])
    file.objects(
      (0..<1000).map { TestObject(address: 100 + $0, count: 1, references: [101 + $0]) })
    file.roots([(1, 2, 100)])
    let heap = try HeldHeap(HeapGraph(.init(file.ended())))
    let text = heap.path(to: 999).text
    let twelve = String(repeating: ".next", count: 12)
    #expect(text == "app\(twelve)…(975 steps)…\(twelve)")
    #expect(heap.retained(0) == 16_000)
  }

  @Test func accumulation() throws {
    let heap = try SmallHeap.heap()
    let found = heap.accumulations(share: 20)
    #expect(found.first?.object == (try SmallHeap.object(25, heap)))
    #expect(zip(found, found.dropFirst()).allSatisfy { $0.bytes >= $1.bytes })
  }
}
