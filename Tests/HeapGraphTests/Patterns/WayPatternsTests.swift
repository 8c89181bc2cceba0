import Bytes
import TestSupport
import Testing

@testable import HeapGraph

/// Ways in which places and keys do not matter.
@Suite struct WayPatternsTests {
  private func patterns(_ heap: HeldHeap) throws -> WayPatterns {
    try WayPatterns(heap, EqualValues(heap.graph.values))
  }

  @Test("frames of one function are one, whichever thread runs it")
  func frames() throws {
    var file = HeapFileWriter()
    let names = ["a: x.py:3 work", "b: x.py:9 work", "b: x.py:9 other"]
    file.texts(["frame", "list", "rows"] + names + ["builtins"])
    file.types([(1, 0, 6), (2, 1, 6)])
    file.layouts([(0, [5 << 28 | 2]), (1, [])])
    file.objects(
      (0..<3).flatMap { number in
        [
          TestObject(address: 10 + number, layout: 0, count: 1, references: [20 + number]),
          TestObject(address: 20 + number, type: 1, layout: 1, count: 1, references: [30 + number]),
          TestObject(address: 30 + number, type: 1, layout: 1, count: 1),
        ]
      })
    file.roots([(2, 3, 10), (2, 4, 11), (2, 5, 12)])
    let heap = try HeldHeap(HeapGraph(.init(file.ended())))
    let patterns = try HeapWaste(heap).patterns
    let texts = (0..<9).map { patterns.text(patterns.number(of: $0), in: heap) }
    #expect(texts[0..<3] == ["<x.py work>", "rows in work", "rows[…] in work"])
    #expect(texts[3..<6] == texts[0..<3])
    #expect(texts[6..<9] == ["<x.py other>", "rows in other", "rows[…] in other"])
  }

  @Test(arguments: [
    (10, "app.cache"), (20, "app.cache.store"), (22, "app.cache.store.items[…]"),
    (25, #"app.cache.store.items[…]["a \"key\"\n"]"#), (24, "app.cache.store.items[…]<key>"),
    (34, "app.cache.handler<closure variable rows>"),
    (36, "app.cache.handler<closure variable hits>[…]"), (41, "app.cache.members<member>"),
    (52, "current[…] in main"), (61, "<list, held from outside><cached>"),
    (71, "<list, garbage>[…]"),
  ]) func text(_ address: UInt64, _ expected: String) throws {
    let heap = try SmallHeap.heap()
    let patterns = try patterns(heap)
    let number = patterns.number(of: try SmallHeap.object(address, heap))
    #expect(patterns.text(number, in: heap) == expected)
  }

  @Test func valuesCanBeHidden() throws {
    let heap = try SmallHeap.heap()
    let patterns = try patterns(heap)
    let number = patterns.number(of: try SmallHeap.object(25, heap))
    #expect(
      patterns.text(number, in: heap, hidesValues: true) == "app.cache.store.items[…][…]")
  }

  @Test func keysOfLargeDictionariesAreAlike() throws {
    for (count, expected) in [(16, 16), (17, 1)] {
      var app = AppHeap()
      let entries = (0..<count).map { ("k\($0)", app.add(.list, bytes: 56)) }
      app.variable("users", app.dict(entries, bytes: 1_184))
      let heap = try app.heap()
      let patterns = try patterns(heap)
      let found = Set(
        (0..<heap.graph.count).filter { heap.graph.type($0).name == "list" }
          .map { patterns.number(of: $0) })
      #expect(found.count == expected)
    }
  }

  @Test func aLongChainIsOnePattern() throws {
    var file = HeapFileWriter()
    file.texts(["Node", "next", "app"])
    file.types([(1, 0, 2)])
    file.layouts([(0, [1 << 28 | 1])])
    file.objects(
      (0..<100_000).map { TestObject(address: 100 + $0, count: 1, references: [101 + $0]) })
    file.roots([(1, 2, 100)])
    let heap = try HeldHeap(HeapGraph(.init(file.ended())))
    let patterns = try patterns(heap)
    #expect(patterns.count == 3)
    #expect(patterns.text(patterns.number(of: 99_999), in: heap) == "app.next.next…")
  }

  @Test func aLongPatternIsCut() throws {
    var file = HeapFileWriter()
    file.texts(["Node", "a", "b", "app"])
    file.types([(1, 0, 3)])
    file.layouts([(0, [1 << 28 | 1]), (0, [1 << 28 | 2])])
    file.objects(
      (0..<41).map {
        TestObject(
          address: 100 + $0, layout: UInt32($0 % 2), count: 1, references: [101 + $0])
      })
    file.roots([(1, 3, 100)])
    let heap = try HeldHeap(HeapGraph(.init(file.ended())))
    let patterns = try patterns(heap)
    let six = String(repeating: ".a.b", count: 6)
    #expect(
      patterns.text(patterns.number(of: 40), in: heap) == "app\(six)…(16 steps)…\(six)")
  }
}
