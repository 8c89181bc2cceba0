import LeakGraph
import TestSupport
import Testing

@Suite("Refusing what is not a graph")
struct RefusalTests {
  @Test(
    "an error names the line and what is wrong",
    arguments: [
      ("", 1, LeakGraphError.Code.empty, "the file is empty"),
      ("// nothing\n", 2, .empty, "the file is empty"),
      ("PK\u{3}", 1, .unexpected, "“PK” where “digraph” should be"),
      ("graph G {}", 1, .unexpected, "“graph” where “digraph” should be"),
      ("digraph G {\n a:n -> b }", 2, .unexpected, "ports of objects are not understood"),
      ("digraph {\n\n a -- b }", 3, .unexpected, "a reference without direction (--)"),
      ("digraph { a [label=<b>] }", 1, .unexpected, "HTML labels are not understood"),
      ("digraph {\n a [label=\"x", 2, .truncated, "a text (\") without an end"),
      ("digraph {\n a ->", 2, .unexpected, "the end of the file where an object should be"),
      ("digraph {\n a;\n", 3, .truncated, "the file ends within the graph"),
      ("digraph {}\n}", 2, .unexpected, "“}” after the graph's end"),
      ("digraph {\n/* a", 2, .truncated, "a comment (/*) without an end"),
      ("digraph { a [label=] }", 1, .unexpected, "“]” where a value should be"),
      ("digraph { \u{1} }", 1, .unexpected, "byte 0x1 out of place"),
      ("digraph { a -> { b } }", 1, .unexpected, "“{” where an object should be"),
    ])
  func refusal(_ text: String, _ line: Int, _ code: LeakGraphError.Code, _ reason: String) {
    let error = #expect(throws: LeakGraphError.self) { try LeakGraph(Array(text.utf8)) }
    #expect(error?.line == line && error?.code == code && error?.reason == reason)
  }

  @Test("limits")
  func limits() {
    var limits = LeakGraphLimits()
    limits.nodes = 2
    limits.edges = 2
    limits.nesting = 3
    limits.attributes = 1
    for text in [
      "digraph { a b c }", "digraph { a -> a -> a -> a }", "digraph { {{{ }}} }",
      "digraph { a [b=c d=e] }",
    ] {
      let error = #expect(throws: LeakGraphError.self, "\(text)") {
        try LeakGraph(Array(text.utf8), limits: limits)
      }
      #expect(error?.code == .limitExceeded)
    }
    limits.byteCount = 5
    #expect(throws: LeakGraphError.self) { try LeakGraph(Array("digraph {}".utf8), limits: limits) }
  }

  @Test("every beginning of a graph is an error or a graph, and never a trap")
  func prefixes() throws {
    let bytes = try Array(Samples.leakgraph().prefix(3_000))
    for count in 0..<bytes.count {
      #expect(throws: LeakGraphError.self) { try LeakGraph(Array(bytes.prefix(count))) }
    }
  }

  @Test("mutations of a graph are read or refused, and what is read can be counted")
  func mutations() throws {
    let bytes = try Samples.leakgraph()
    for seed in 0..<300 as Range<UInt64> {
      var broken = bytes
      for round in 0..<4 { broken = mutated(broken, seed: seed * 4 + UInt64(round)) }
      guard let graph = try? LeakGraph(broken) else { continue }
      let analysis = LeakAnalysis(graph)
      #expect(analysis.inCycles + analysis.held + analysis.others == graph.nodes.count)
    }
  }

  @Test("a deep or a long input takes no stack")
  func deep() throws {
    let opening = "digraph " + String(repeating: "{", count: 100_000)
    #expect(throws: LeakGraphError.self) { try LeakGraph(Array(opening.utf8)) }
    let chain = (0..<200_000).map { "n\($0)" }.joined(separator: "->")
    let analysis = try Samples.analysis(chain + " n199999 -> n0")
    #expect(analysis.inCycles == 200_000 && analysis.shapes.count == 1)
  }
}
