import Measures
import TestSupport
import Testing

@testable import HeapGraph

/// Containers with little in them.
@Suite struct SpareRoomTests {
  @Test func emptyOnes() throws {
    var app = AppHeap()
    let rows = (0..<20).map { _ in
      app.dict([("tags", app.add(.list, bytes: 56)), ("seen", app.add(.set, bytes: 216))])
    }
    app.variable("rows", app.add(.list, bytes: 216, rows))
    app.variable("none", app.add(.frozenset, bytes: 216))
    app.variable("queue", app.add(.deque, bytes: 760))
    let (waste, heap) = try app.waste()
    #expect(waste.empty.count == 41)
    #expect(waste.empty.saved == 6_200)
    #expect(
      waste.empty.ways(waste, heap)
        == [#"app.rows[…]["seen"]"#, #"app.rows[…]["tags"]"#, "app.queue"])
    #expect(waste.sparse.count == 0)
  }

  @Test func sparseOnes() throws {
    var app = AppHeap()
    let one = app.add(.float, bytes: 24)
    app.variable("list", app.add(.list, bytes: 56 + 80, [one, one, one]))
    app.variable("set", app.add(.set, bytes: 216 + 16 * 1_024, [one]))
    app.variable("dict", app.dict([("only", one)], bytes: 36_952))
    app.variable("full", app.add(.list, bytes: 56 + 24, [one, one, one]))
    // Instances of a class share its keys: this size is not that of a table.
    app.variable("shared", app.dict([("only", one)], bytes: 104))
    let (waste, heap) = try app.waste()
    #expect(waste.sparse.ways(waste, heap) == ["app.dict", "app.set", "app.list"])
    #expect(waste.sparse.groups.map(\.saved) == [36_728, 16_384, 56])
    #expect(waste.sparse.bytes == 53_688)
  }

  @Test func whatAnInstanceKeepsItsAttributesInIsNoContainer() throws {
    var app = AppHeap()
    app.variable("store", app.add(.store, [app.add(.dict, bytes: 64)]))
    #expect(try app.waste().waste.empty.count == 0)
  }

  @Test func garbageIsFreedAnyhow() throws {
    var app = AppHeap()
    _ = app.add(.list, bytes: 56, count: 0)
    #expect(try app.waste().waste.empty.count == 0)
  }
}
