import Bytes
import Gzip
import Measures
import TestSupport
import Testing

@testable import HeapGraph

/// A dump that midden's own dumper wrote; the numbers are those of Python's `json`.
@Suite("JSON lines of midden") struct MiddenTests {
  private let bytes: [UInt8]

  init() throws {
    bytes = try Gzip.inflate(OwnedBytes(heapFixture("small-midden.jsonl.gz")), limit: 1 << 20).array
  }

  @Test("have the objects, sizes and references of the file")
  func numbers() throws {
    #expect(HeapFormat(bytes) == .midden)
    let graph = try HeapGraph(OwnedBytes(bytes))
    #expect(graph.count == 318 && graph.bytes == 154_580 && graph.referenceCount == 424)
    #expect(graph.facts.program == "midden" && !graph.hasCounts)
    let session = try #require(graph.types.firstIndex { $0.fullName == "app.Session" })
    #expect(try HeldHeap(graph).typeTotals[session].count == 50)
    #expect(graph.roots.contains { $0.kind == .module && $0.name == "app" })
  }

  @Test("have names where these are certain")
  func names() throws {
    let heap = try HeldHeap(HeapGraph(OwnedBytes(bytes)))
    let object = try #require(
      (0..<heap.graph.count).first { heap.graph.value($0)?.literal == #""user 7""# })
    #expect(heap.path(to: object).text == #"app.registry["users"][7]<…>"#)
  }

  @Test("are read in any order of keys, with others and with white space")
  func otherLines() throws {
    let text = """
      {"id": 1, "type": "builtins.module", "references": [2], "size": 8, "value": "module a\\u00e9"}
      {"size":16, "new":{"x":[1,-2.5e3,"]"],"y":null} , "references" : [ 3 , 4 ],"type":"builtins.dict","id":2}\r
      {"id":3,"type":"builtins.str","references":[],"size":50,"value":"\\ud83d\\ude00\\"\\ud800"}
      {"id":4,"type":"m.T","references":[4,99],"size":0,"value":12}

      """
    let graph = try HeapGraph(OwnedBytes(Array(text.utf8)))
    #expect(graph.count == 4 && graph.bytes == 74 && graph.referenceCount == 4)
    #expect(graph.roots.map(\.name) == ["aé"])
    #expect(graph.value(2)?.beginning == "😀\"\u{FFFD}")
    #expect(try HeldHeap(graph).path(to: 3).text == #"aé.__dict__["😀\"\#u{FFFD}"]"#)
  }

  @Test("are refused where a line is no object")
  func wrong() {
    let good = #"{"id": 1, "type": "a.B", "references": [], "size": 8}"#
    #expect(code(good + "\n") == nil)
    #expect(code(good) == .truncated)
    for line in [
      "", "x", "[]", #"{"id": 2}"#, good + "x", #"{"id": 2, "type": "a", "references": [1"#,
      #"{"id": -2, "type": "a", "references": [], "size": 8}"#,
      #"{"id": 99999999999999999999, "type": "a", "references": [], "size": 8}"#,
      #"{"id": 2, "type": "a\"#, #"{"id": 2, "x": "#, String(repeating: "[", count: 100_000),
    ] {
      #expect(code("\(good)\n\(line)\n") == .damaged, "\(line.prefix(80))")
    }
    #expect(code("\(good)\n\(good)\n") == .damaged)
  }

  @Test("that are cut within a line are refused, and give the lines before on request")
  func prefixes() throws {
    for end in stride(from: 64, to: bytes.count, by: 37) where bytes[end - 1] != 0x0A {
      let cut = OwnedBytes(Array(bytes[..<end]))
      #expect(throws: HeapGraphError.self) { try HeapGraph(cut) }
      let graph = try HeapGraph(cut, isSalvage: true)
      #expect(graph.cut?.reason == "the heap is cut off in a line")
      #expect(graph.count == bytes[..<end].count { $0 == 0x0A })
    }
  }

  @Test("that are changed are refused or have a heap", arguments: 0..<20)
  func mutations(_ batch: Int) {
    for seed in 0..<100 {
      let changed = mutated(bytes, seed: UInt64(batch * 100 + seed))
      guard let graph = try? HeapGraph(OwnedBytes(changed), isSalvage: true),
        let heap = try? HeldHeap(graph)
      else { continue }
      #expect(graph.bytes == heap.held(by: nil).reduce(0) { $0 + heap.retained($1) })
    }
  }

  private func code(_ text: String) -> HeapGraphError.Code? {
    do {
      _ = try HeapGraph(OwnedBytes(Array(text.utf8)))
      return nil
    } catch {
      return error.code
    }
  }
}
