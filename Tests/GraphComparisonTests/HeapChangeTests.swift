import Bytes
import HeapComparison
import HeapGraph
import Measures
import TestSupport
import Testing

@testable import GraphComparison

/// Two heaps of one program.
@Suite("Two heaps") struct HeapChangeTests {
  /// A module with a list that has some objects, and perhaps another list.
  private func heap(
    _ count: Int, process: Int? = 7, module: UInt64 = 10, more: Int = 0, renamed: Bool = false
  ) throws -> HeldHeap {
    var file = HeapFileWriter()
    if let process { file.texts(["pid", "\(process)"], kind: "INFO", count: 1) }
    file.texts(["builtins", "module", "dict", "list", "str", "Item", "app", "Other"])
    file.types([(1, 1, 0), (2, 2, 0), (3, 3, 0), (4, 4, 0), (5, renamed ? 7 : 5, 6)])
    file.layouts([(0, []), (0, [2 << 28]), (3, []), (1, [])])
    let items = (0..<count).map { UInt64(1_000 + 8 * $0) }
    let others = (0..<more).map { UInt64(90_000 + 8 * $0) }
    var references: [UInt64] = [12, 13, 20, 21]
    if more == 0 { references = [12, 20] }
    file.objects(
      [
        TestObject(address: module, bytes: 8, type: 0, layout: 1, count: 1, references: [11]),
        TestObject(address: 11, bytes: 8, type: 1, layout: 2, count: 1, references: references),
        TestObject(address: 12, bytes: 8, type: 3, count: 1),
        TestObject(address: 20, bytes: 8, type: 2, layout: 3, count: 1, references: items),
      ]
        + (more == 0
          ? []
          : [
            TestObject(address: 13, bytes: 8, type: 3, count: 1),
            TestObject(address: 21, bytes: 8, type: 2, layout: 3, count: 1, references: others),
          ])
        + (items + others).map { TestObject(address: $0, bytes: 100, type: 4, count: 1) })
    file.values([(12, 1, "rows"), (13, 1, "more")])
    file.roots([(1, 6, module)])
    return try HeldHeap(HeapGraph(OwnedBytes(file.ended())))
  }

  @Test("types and holders that grew, and by how much")
  func grown() throws {
    let change = try HeapChange(try heap(50), try heap(80))
    #expect(change.bytes.difference == 3_000 && change.objects.difference == 30)
    let item = try #require(change.types.first { $0.name == "app.Item" })
    #expect(item.count.before == 50 && item.count.after == 80 && item.staying == 50)
    #expect(item.bytes.difference == 3_000 && item.retained.difference == 3_000)
    #expect(change.holders.map(\.path) == ["app.rows"])
    let rows = try #require(change.main)
    #expect(rows.retained.before == 5_008 && rows.retained.after == 8_008)
    #expect(rows.type == "list" && rows.content == "app.Item")
    #expect(!change.isUnchanged)
  }

  @Test("what is new, and what is gone")
  func newAndGone() throws {
    let change = try HeapChange(try heap(50), try heap(50, more: 60))
    let more = try #require(change.holders.first { $0.path == "app.more" })
    #expect(more.isNew && !more.isGone && more.retained.after == 6_008)
    #expect(change.holders.contains { $0.path == "app.rows" } == false)
    let back = try HeapChange(try heap(50, more: 60), try heap(50))
    #expect(back.holders.first?.isGone == true && back.main?.path == "app.more")
    let renamed = try HeapChange(try heap(50), try heap(50, renamed: true))
    #expect(renamed.types.first { $0.name == "app.Item" }?.isGone == true)
    #expect(renamed.types.first { $0.name == "app.Other" }?.isNew == true)
  }

  @Test("what is in a large part of the change is told, and a small new holder too")
  func parts() throws {
    let change = try HeapChange(try heap(2), try heap(500, more: 20))
    #expect(change.holders.map(\.path) == ["app.rows", "app.more"])
    #expect(change.holders.allSatisfy { $0.retained.difference > 0 })
  }

  @Test("where objects of each type came and went")
  func places() throws {
    let change = try HeapChange(try heap(50), try heap(80, more: 20))
    let items = change.places.filter { $0.type == "app.Item" }
    #expect(items.map(\.path) == ["app.rows[…]", "app.more[…]"])
    #expect(items[0].count.before == 50 && items[0].count.after == 80 && !items[0].isNew)
    #expect(items[0].bytes.difference == 3_000)
    #expect(items[1].isNew && items[1].count.after == 20)
    #expect(change.leastPlace == 0)
    let back = try HeapChange(try heap(50, more: 60), try heap(50))
    #expect(back.places.first?.path == "app.more[…]" && back.places.first?.isGone == true)
    #expect(try HeapChange(try heap(50), try heap(50)).places.isEmpty)
  }

  @Test("a heap and itself are unchanged")
  func same() throws {
    let change = try HeapChange(try heap(50), try heap(50))
    #expect(change.isUnchanged && change.main == nil)
    #expect(change.staying?.objects == 54)
    #expect(change.staying?.bytes == change.head.bytes)
  }

  @Test("objects are matched in one process only")
  func processes() throws {
    #expect(try HeapChange(try heap(5), try heap(5, process: 8)).staying == nil)
    #expect(try HeapChange(try heap(5, process: nil), try heap(5, process: nil)).staying == nil)
    // One number, as in two containers, but other addresses.
    #expect(try HeapChange(try heap(5), try heap(5, module: 16)).staying == nil)
    // At the same address, but of another type.
    let changed = try HeapChange(try heap(5), try heap(5, renamed: true))
    #expect(changed.staying?.objects == 4 && changed.staying?.counts["app.Other"] == nil)
  }

  @Test("a function that went on is the same holder")
  func frames() throws {
    func heap(_ name: String, _ bytes: UInt64) throws -> HeldHeap {
      var file = HeapFileWriter()
      file.texts(["frame", "list", "rows", name])
      file.types([(1, 0, 0), (2, 1, 1)])
      file.layouts([(0, [5 << 28 | 2]), (1, [])])
      file.objects([
        TestObject(address: 10, layout: 0, count: 1, references: [20]),
        TestObject(address: 20, bytes: bytes, type: 1, layout: 1, count: 1),
      ])
      file.roots([(2, 3, 10)])
      return try HeldHeap(HeapGraph(OwnedBytes(file.ended())))
    }
    let change = try HeapChange(
      try heap("Main: /a/x.py:3 work", 100), try heap("Main: /b/x.py:7 work", 500))
    #expect(change.holders.map(\.path) == ["rows in work"])
    #expect(change.main?.retained.before == 100 && change.main?.retained.after == 500)
  }

  @Test("what is held from outside has no address in its way")
  func outside() throws {
    var file = HeapFileWriter()
    file.texts(["builtins", "list"])
    file.types([(3, 1, 0)])
    file.layouts([(1, [])])
    file.objects([TestObject(address: 4_096, bytes: 800, count: 2)])
    let digest = HeapDigest(try HeldHeap(HeapGraph(OwnedBytes(file.ended()))))
    #expect(digest.holders.map(\.path) == ["<list>"] && digest.leastHolder == 0)
  }
}
