import ReferenceCycles
import Testing

@Suite("Where a cycle can be broken")
struct BreakingTests {
  /// The advice for the first shape, in words.
  private func advice(_ body: String) throws -> (names: [String], complete: Bool, others: [String])
  {
    let analysis = try Samples.analysis(body)
    let cycle = analysis.cycle(analysis.shapes[0].cycles[0])
    var work = 1_000
    let points = analysis.breakingPoints(of: cycle, analysis.attributes(of: cycle), work: &work)
    #expect(points.isExhaustive && work < 1_000)
    func name(_ attribute: Attribute) -> String {
      let graph = analysis.graph
      let target = attribute.target.map { ">\(graph.types[$0])" } ?? ""
      return "\(graph.types[attribute.owner]).\(graph.labels[attribute.label])\(target)"
    }
    return (points.attributes.map(name), points.isComplete, points.alternatives.map(name))
  }

  @Test("one attribute is on every way back, however many objects have it")
  func parent() throws {
    var body = (0..<5).map { Samples.node($0, "Node") }.joined() + Samples.node(9, "list")
    body += Samples.edge(0, 9, "children")
    for id in 1..<5 {
      body += Samples.edge(9, id, "[\(id)]") + Samples.edge(id, 0, "parent")
    }
    let advice = try advice(body)
    #expect(advice.names == ["Node.children"] && advice.complete)
    #expect(advice.others == ["Node.parent", "list.[1]>Node"])
  }

  @Test("references out of an instance's __dict__ are the instance's")
  func dictionary() throws {
    let advice = try advice(
      Samples.node(0, "Tree") + Samples.node(1, "dict") + Samples.edge(0, 1, "__dict__")
        + Samples.edge(1, 0, "owner"))
    #expect(advice.names == ["Tree.owner"] && advice.others == ["Tree.__dict__"])
  }

  @Test("two where one is not enough, and nothing where three are not")
  func several() throws {
    let two = try advice(
      (0..<3).map { Samples.node($0, "T\($0)") }.joined()
        + Samples.edge(0, 1, "a") + Samples.edge(1, 0, "b") + Samples.edge(1, 2, "c")
        + Samples.edge(2, 1, "d"))
    #expect(two.names == ["T0.a", "T1.c"] && two.complete && two.others.isEmpty)
    var star = (0..<5).map { Samples.node($0, "S\($0)") }.joined()
    for id in 1..<5 { star += Samples.edge(0, id, "to\(id)") + Samples.edge(id, 0, "back\(id)") }
    let many = try advice(star)
    #expect(many.names.count == 3 && !many.complete)
  }

  @Test("a name is better advice than no name")
  func unnamed() throws {
    let advice = try advice(
      Samples.node(0, "A") + Samples.node(1, "B") + Samples.edge(0, 1, "")
        + Samples.edge(1, 0, "up"))
    #expect(advice.names == ["B.up"] && advice.others == ["A.>B"])
  }

  @Test("the search ends when the work allowed is done")
  func limit() throws {
    let analysis = try Samples.analysis("a -> b [label=x]; b -> a [label=y];")
    let cycle = analysis.cycle(analysis.shapes[0].cycles[0])
    for (allowed, tried, names) in [(0, false, 0), (4, false, 1), (8, true, 1)] {
      var work = allowed
      let points = analysis.breakingPoints(of: cycle, analysis.attributes(of: cycle), work: &work)
      #expect(points.isExhaustive == tried && points.attributes.count == names && work >= 0)
    }
  }
}
