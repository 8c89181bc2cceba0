import Bytes
import Gzip
import Measures
import TestSupport
import Testing

@testable import HeapGraph

/// A dump that pyheap's own dumper wrote; the numbers are those of its own reader.
@Suite("Files of pyheap") struct PyHeapTests {
  private let bytes: [UInt8]

  init() throws {
    bytes = try Gzip.inflate(OwnedBytes(heapFixture("small.pyheap.gz")), limit: 1 << 20).array
  }

  @Test("have the objects and sizes that pyheap reads")
  func numbers() throws {
    #expect(HeapFormat(bytes) == .pyHeap)
    let graph = try HeapGraph(OwnedBytes(bytes))
    // One more: the frame, which is no object there.
    #expect(graph.count == 989 + 1)
    #expect(graph.bytes == 79_384)
    #expect(graph.facts.program == "pyheap" && graph.facts.hasValues && !graph.hasCounts)
    let session = try #require(graph.types.firstIndex { $0.fullName == "app.Session" })
    let heap = try HeldHeap(graph)
    #expect(heap.typeTotals[session].count == 50 && heap.typeTotals[session].bytes == 50 * 56)
    #expect(graph.roots.map(\.name) == ["MainThread: app.py:2 serve", "app"])
    #expect(heap.garbageCount == 0)
  }

  @Test("have names: attributes, keys, elements, variables of modules and frames")
  func names() throws {
    let heap = try HeldHeap(HeapGraph(OwnedBytes(bytes)))
    let largest = try #require(
      heap.accumulations(share: 1_000).first { heap.graph.type($0.object).name == "dict" })
    #expect(heap.path(to: largest.object).text == #"app.registry["users"]"#)
    #expect(largest.content?.count == 50)
    let text = try object(#""user 7""#, heap)
    #expect(heap.path(to: text).text == #"app.registry["users"][7].user"#)
    #expect(heap.path(to: try object("1.5", heap)).text.hasPrefix("app.pairs[0]"))
    let names = heap.graph.references(try object(of: "frame", heap)).map {
      heap.graph.name($0, of: 0)
    }
    #expect(names.count == 2 && names.allSatisfy { if case .local = $0 { true } else { false } })
  }

  @Test("are whole only to their last byte, and what is whole is given on request")
  func prefixes() throws {
    let ends =
      Array(8..<500) + Array(stride(from: 500, to: bytes.count, by: 2_741))
      + Array(bytes.count - 60..<bytes.count)
    for end in ends {
      let cut = OwnedBytes(Array(bytes[..<end]))
      #expect(throws: HeapGraphError.self) { try HeapGraph(cut) }
      guard let graph = try? HeapGraph(cut, isSalvage: true) else { continue }
      #expect(graph.cut != nil && graph.count <= 990)
    }
    let half = try HeapGraph(OwnedBytes(Array(bytes[..<(bytes.count / 2)])), isSalvage: true)
    #expect(half.count > 200)
    #expect(half.cut?.reason == "the heap is cut off: it has no end")
    #expect(throws: HeapGraphError.self) { try HeapGraph(OwnedBytes(bytes + [0])) }
  }

  @Test("that died while they were written say 0 objects, and give them all the same")
  func died() throws {
    let file = try bytes.withUnsafeBytes { try PyHeapFile($0) }
    var changed = bytes
    for place in 1...4 { changed[file.objects - place] = 0 }
    changed.removeLast(1_000)
    let graph = try HeapGraph(OwnedBytes(changed), isSalvage: true)
    #expect(graph.count > 900 && graph.cut != nil)
    #expect(graph.types.contains { $0.fullName == "app.Session" })
  }

  @Test("that are changed are refused or have a heap", arguments: 0..<10)
  func mutations(_ batch: Int) {
    for seed in 0..<12 {
      let changed = mutated(bytes, seed: UInt64(batch * 100 + seed))
      for isSalvage in [false, true] {
        guard let graph = try? HeapGraph(OwnedBytes(changed), isSalvage: isSalvage),
          let heap = try? HeldHeap(graph)
        else { continue }
        #expect(graph.bytes == heap.held(by: nil).reduce(0) { $0 + heap.retained($1) })
      }
    }
  }

  @Test("every prefix of a tiny one is refused")
  func everyPrefix() throws {
    let tiny = try heapFixture("tiny.pyheap")
    let whole = try HeapGraph(OwnedBytes(tiny))
    #expect(whole.count == 8 && whole.cut == nil)
    for end in 8..<tiny.count {
      let cut = OwnedBytes(Array(tiny[..<end]))
      #expect(throws: HeapGraphError.self) { try HeapGraph(cut) }
      if let graph = try? HeapGraph(cut, isSalvage: true) { #expect(graph.cut != nil) }
    }
  }

  @Test("of a later version are refused")
  func later() {
    var changed = bytes
    changed[11] = 2
    #expect(throws: HeapGraphError(.newer, at: 8, "the heap has version 2 of pyheap's format")) {
      try HeapGraph(OwnedBytes(changed))
    }
  }

  private func object(_ literal: String, _ heap: HeldHeap) throws -> Int {
    try #require((0..<heap.graph.count).first { heap.graph.value($0)?.literal == literal })
  }

  private func object(of type: String, _ heap: HeldHeap) throws -> Int {
    try #require((0..<heap.graph.count).first { heap.graph.type($0).name == type })
  }
}
