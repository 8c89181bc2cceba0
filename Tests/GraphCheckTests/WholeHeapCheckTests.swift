import Bytes
import HeapCheck
import HeapGraph
import Measures
import TestSupport
import Testing

@testable import GraphCheck

@Suite("Limits of a heap") struct WholeHeapCheckTests {
  private let heap: HeldHeap

  init() throws { heap = try HeldHeap(HeapGraph(OwnedBytes(SmallHeap.writer().ended()))) }

  private func isExceeded(_ limit: HeapLimit, since base: Int64? = nil) throws -> Bool {
    try #require(WholeHeapCheck([limit], of: heap, since: base).outcomes.first).isExceeded
  }

  @Test("what is equal to a limit is within it")
  func edges() throws {
    let bytes = Int64(heap.graph.bytes)
    #expect(try !isExceeded(.heap(bytes)))
    #expect(try isExceeded(.heap(bytes - 1)))
    #expect(try !isExceeded(.objects(ClassPattern("dict"), 3)))
    #expect(try isExceeded(.objects(ClassPattern("dict"), 2)))
    #expect(try !isExceeded(.retained(ClassPattern("app.Store"), 1_698)))
    #expect(try isExceeded(.retained(ClassPattern("app.Store"), 1_697)))
  }

  @Test("what types retain together is counted once")
  func union() throws {
    // The store is held by the module's variables, a dictionary.
    let dict = try #require(
      WholeHeapCheck([.retained(ClassPattern("dict"), 0)], of: heap).outcomes.first)
    let both = try #require(
      WholeHeapCheck([.retained(ClassPattern("[da]*"), 0)], of: heap).outcomes.first)
    #expect(both.types == 2 && both.value == dict.value)
    let all = try #require(
      WholeHeapCheck([.retained(ClassPattern("*"), 0)], of: heap).outcomes.first)
    #expect(all.value == Int64(heap.graph.bytes))
  }

  @Test("growth is counted from the baseline's bytes")
  func growth() throws {
    let bytes = Int64(heap.graph.bytes)
    let growth = try #require(Growth("10 B"))
    #expect(try !isExceeded(.growth(growth), since: bytes - 10))
    #expect(try isExceeded(.growth(growth), since: bytes - 11))
    #expect(try !isExceeded(.growth(try #require(Growth("0%"))), since: bytes))
  }

  @Test("a pattern that matches nothing is an error, unless that is allowed")
  func missing() throws {
    let limit = HeapLimit.objects(ClassPattern("app.Stor"), 1)
    #expect(throws: CheckError.matchesNothing(ClassPattern("app.Stor"), nearest: "app.Store")) {
      try WholeHeapCheck([limit], of: heap)
    }
    #expect(try WholeHeapCheck([limit], of: heap, allowsMissing: true).exceeded.isEmpty)
  }

  @Test("a limit on the same takes the other's place")
  func merging() {
    let name = ClassPattern("a.B")
    let merged = [HeapLimit.objects(name, 1), .heap(1)].replaced(by: [
      .objects(name, 2), .retained(name, 3),
    ])
    #expect(merged == [.heap(1), .retained(name, 3), .objects(name, 2)])
  }
}
