import Measures
import ReferenceCycles
import TestSupport
import Testing

@Suite("Shapes of cycles")
struct ShapeTests {
  @Test("the same shape in any order of objects and references is counted once")
  func order() throws {
    var random = SeededGenerator(seed: 7)
    var nodes: [String] = []
    var edges: [String] = []
    // A tree of five with ways back, forty times; and a pair that differs in one name.
    for copy in 0..<40 {
      let ids = Array(0..<5).shuffled(using: &random).map { copy * 5 + $0 }
      for (place, id) in ids.enumerated() {
        nodes.append(Samples.node(id, place == 0 ? "Root" : "Node", "obj \(id)"))
        if place > 0 {
          edges.append(Samples.edge(ids[(place - 1) / 2], id, "[\(place + copy)]"))
          edges.append(Samples.edge(id, ids[(place - 1) / 2], "parent"))
        }
      }
    }
    for id in 200..<204 { nodes.append(Samples.node(id, "Pair")) }
    edges += [
      Samples.edge(200, 201, "a"), Samples.edge(201, 200, "b"), Samples.edge(202, 203, "a"),
      Samples.edge(203, 202, "a"),
    ]
    let body = nodes.shuffled(using: &random) + edges.shuffled(using: &random)
    let analysis = try Samples.analysis(body.joined())
    #expect(analysis.shapes.map(\.cycles.count) == [40, 1, 1])
    #expect(analysis.shapes[0].size == 5 && analysis.shapes[0].objects == 200)
    let types = analysis.shapes[0].types.map { analysis.graph.types[$0.type] }
    #expect(types == ["Node", "Root"] && analysis.shapes[0].types.map(\.count) == [4, 1])
  }

  @Test("what colours alone cannot tell apart: one ring of six, two rings of three")
  func regular() throws {
    // Each object refers to a hub and back, so that both are one component with equal colours.
    func body(_ base: Int, _ next: (Int) -> Int) -> String {
      var text = Samples.node(base, "Hub")
      for place in 0..<6 {
        let id = base + 1 + place
        text += Samples.node(id, "T") + Samples.edge(id, base + 1 + next(place), "next")
        text += Samples.edge(id, base, "hub") + Samples.edge(base, id, "[\(place)]")
      }
      return text
    }
    let ring: (Int) -> Int = { ($0 + 1) % 6 }
    let pair: (Int) -> Int = { $0 / 3 * 3 + ($0 + 1) % 3 }
    let analysis = try Samples.analysis(
      body(0, ring) + body(10, pair) + body(20, { (ring($0 + 5) + 5) % 6 }) + body(30, pair))
    #expect(analysis.shapes.map(\.cycles.count) == [2, 2])
  }

  @Test("types, names and references make a shape")
  func differences() throws {
    let analysis = try Samples.analysis(
      (0..<8).map { Samples.node($0, $0 < 6 ? "A" : "B") }.joined()
        + Samples.edge(0, 1, "x") + Samples.edge(1, 0, "y")
        + Samples.edge(3, 2, "x") + Samples.edge(2, 3, "y")
        + Samples.edge(4, 5, "x") + Samples.edge(5, 4, "y") + Samples.edge(5, 5, "me")
        + Samples.edge(6, 7, "x") + Samples.edge(7, 6, "y"))
    #expect(analysis.shapes.map(\.cycles) == [[0, 1], [2], [3]])
  }

  @Test("of the fixture, with sizes unknown")
  func fixture() throws {
    let analysis = CycleAnalysis(try ReferenceGraph(Samples.leakgraph()))
    #expect(analysis.graph.nodes.count == 168)
    #expect(analysis.inCycles + analysis.held + analysis.others == 168)
    #expect(analysis.shapes.reduce(0) { $0 + $1.objects } == analysis.inCycles)
    #expect(analysis.shapes.reduce(0) { $0 + $1.cycles.count } == analysis.cycleCount)
    #expect(analysis.bytesInCycles == nil)
  }

  @Test("sizes are added up where all are known")
  func sizes() throws {
    let analysis = try Samples.analysis(
      "a [label=\"r\\nT\\n40 bytes\"]; b [label=\"r\\nT\\n2 bytes\"]; a -> b -> a;")
    #expect(analysis.bytesInCycles == 42 && analysis.shapes[0].bytes == 42)
  }
}
