import ReferenceCycles
import TestSupport
import Testing

@Suite("Refusing what is not a graph")
struct RefusalTests {
  @Test(
    "an error names the line and what is wrong",
    arguments: [
      ("", 1, ReferenceGraphError.Code.empty, "the file is empty"),
      ("// nothing\n", 2, .empty, "the file is empty"),
      ("PK\u{3}", 1, .unexpected, "expected “digraph”, found “PK”"),
      ("graph G {}", 1, .unexpected, "expected “digraph”, found “graph”"),
      ("digraph G {\n a:n -> b }", 2, .unexpected, "ports of objects are not supported"),
      ("digraph {\n\n a -- b }", 3, .unexpected, "an undirected reference (--)"),
      ("digraph { a [label=<b>] }", 1, .unexpected, "HTML labels are not supported"),
      ("digraph {\n a [label=\"x", 2, .truncated, "a text (\") is not closed"),
      ("digraph {\n a ->", 2, .unexpected, "expected an object, found the end of the file"),
      ("digraph {\n a;\n", 3, .truncated, "the file ends within the graph"),
      ("digraph {}\n}", 2, .unexpected, "found “}” after the end of the graph"),
      ("digraph {\n/* a", 2, .truncated, "a comment (/*) is not closed"),
      ("digraph { a [label=] }", 1, .unexpected, "expected a value, found “]”"),
      ("digraph { \u{1} }", 1, .unexpected, "unexpected byte 0x1"),
      ("digraph { a -> { b } }", 1, .unexpected, "expected an object, found “{”"),
    ])
  func refusal(_ text: String, _ line: Int, _ code: ReferenceGraphError.Code, _ reason: String) {
    let error = #expect(throws: ReferenceGraphError.self) { try ReferenceGraph(Array(text.utf8)) }
    #expect(error?.line == line && error?.code == code && error?.reason == reason)
  }

  @Test("limits")
  func limits() {
    var limits = ReferenceGraphLimits()
    limits.nodes = 2
    limits.edges = 2
    limits.nesting = 3
    limits.attributes = 1
    for text in [
      "digraph { a b c }", "digraph { a -> a -> a -> a }", "digraph { {{{ }}} }",
      "digraph { a [b=c d=e] }",
    ] {
      let error = #expect(throws: ReferenceGraphError.self, "\(text)") {
        try ReferenceGraph(Array(text.utf8), limits: limits)
      }
      #expect(error?.code == .limitExceeded)
    }
    limits.byteCount = 5
    #expect(throws: ReferenceGraphError.self) {
      try ReferenceGraph(Array("digraph {}".utf8), limits: limits)
    }
  }

  @Test("every beginning of a graph is an error or a graph, and never a trap")
  func prefixes() throws {
    let bytes = try Array(Samples.leakgraph().prefix(3_000))
    for count in 0..<bytes.count {
      #expect(throws: ReferenceGraphError.self) { try ReferenceGraph(Array(bytes.prefix(count))) }
    }
  }

  @Test("mutations of a graph are read or refused, and what is read can be counted")
  func mutations() throws {
    let bytes = try Samples.leakgraph()
    for seed in 0..<300 as Range<UInt64> {
      var broken = bytes
      for round in 0..<4 { broken = mutated(broken, seed: seed * 4 + UInt64(round)) }
      guard let graph = try? ReferenceGraph(broken) else { continue }
      let analysis = CycleAnalysis(graph)
      #expect(analysis.inCycles + analysis.held + analysis.others == graph.nodes.count)
    }
  }

  @Test("a deep or a long input takes no stack")
  func deep() throws {
    let opening = "digraph " + String(repeating: "{", count: 100_000)
    #expect(throws: ReferenceGraphError.self) { try ReferenceGraph(Array(opening.utf8)) }
    let chain = (0..<200_000).map { "n\($0)" }.joined(separator: "->")
    let analysis = try Samples.analysis(chain + " n199999 -> n0")
    #expect(analysis.inCycles == 200_000 && analysis.shapes.count == 1)
  }
}
