import ReferenceCycles
import TestSupport
import Testing

@Suite("Cycles are the strongly connected components")
struct ComponentTests {
  /// Which objects each object reaches, by trying every way: the definition.
  private func reach(_ count: Int, _ edges: [(Int, Int)]) -> [[Bool]] {
    var reach = [[Bool]](repeating: [Bool](repeating: false, count: count), count: count)
    for (from, to) in edges { reach[from][to] = true }
    for middle in 0..<count {
      for from in 0..<count where reach[from][middle] {
        for to in 0..<count where reach[middle][to] { reach[from][to] = true }
      }
    }
    return reach
  }

  @Test("of random graphs", arguments: 0..<60 as Range<UInt64>)
  func random(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let count = Int.random(in: 1...24, using: &random)
    let edges = (0..<Int.random(in: 0...40, using: &random)).map { _ in
      (Int.random(in: 0..<count, using: &random), Int.random(in: 0..<count, using: &random))
    }
    let body =
      (0..<count).map { Samples.node($0, "T") }.joined()
      + edges.map { Samples.edge($0.0, $0.1) }.joined()
    let analysis = try Samples.analysis(body)
    let reach = reach(count, edges)
    let cyclic = (0..<count).filter { reach[$0][$0] }
    let held = (0..<count).filter { node in
      !reach[node][node] && cyclic.contains { reach[$0][node] }
    }
    #expect(analysis.inCycles == cyclic.count)
    #expect(analysis.held == held.count)
    var found: Set<[Int]> = []
    for shape in analysis.shapes {
      for cycle in shape.cycles {
        found.insert(analysis.objects(of: cycle))
        #expect(analysis.cycle(cycle).nodes.count == shape.size)
      }
    }
    let wanted = Set(
      cyclic.map { node in cyclic.filter { reach[node][$0] && reach[$0][node] } })
    #expect(found == wanted && analysis.cycleCount == wanted.count)
    // Held by one cycle alone: no other cycle reaches it.
    let alone = held.filter { node in
      Set(wanted.filter { reach[$0[0]][node] && !leadsOn($0[0], node, cyclic, reach, edges) })
        .count == 1
    }
    #expect(analysis.shapes.reduce(0) { $0 + $1.held } == alone.count)
  }

  /// Whether a cycle reaches an object only by way of other cycles, which then are its holders.
  private func leadsOn(
    _ start: Int, _ node: Int, _ cyclic: [Int], _ reach: [[Bool]], _ edges: [(Int, Int)]
  ) -> Bool {
    var seen: Set<Int> = []
    var pending = cyclic.filter { reach[start][$0] && reach[$0][start] }
    while let next = pending.popLast() {
      for (from, to) in edges where from == next && !reach[to][to] && seen.insert(to).inserted {
        pending.append(to)
      }
    }
    return !seen.contains(node)
  }

  @Test("objects that hang on several cycles belong to none of them")
  func shared() throws {
    let analysis = try Samples.analysis(
      "a -> a; b -> b; a -> x; a -> y; b -> y; y -> z; w -> a; w -> v;")
    #expect(analysis.inCycles == 2 && analysis.held == 3 && analysis.others == 2)
    #expect(analysis.shapes.map(\.held) == [1])
  }

  @Test("a file with objects in cycles only may have left out what they hold, unless it says not")
  func unknownHeld() throws {
    #expect(try !Samples.analysis("a -> b; b -> a;").knowsHeld)
    #expect(try Samples.analysis("a -> b; b -> a; b -> c;").knowsHeld)
    let whole = try Samples.analysis("comment=\"with all that the cycles hold\"; a -> b; b -> a;")
    #expect(whole.knowsHeld && whole.held == 0)
    #expect(try !Samples.analysis("comment=\"something else\"; a -> b; b -> a;").knowsHeld)
  }
}
