import TestSupport
import Testing

@testable import HeapGraph

/// Dominators against what removing each node shows.
@Suite struct DominatorTests {
  @Test(arguments: 0..<30) func randomGraphs(_ batch: Int) throws {
    var random = SeededGenerator(seed: UInt64(batch))
    for _ in 0..<100 {
      let count = Int.random(in: 1...14, using: &random)
      let edges = Int.random(in: 0...(3 * count), using: &random)
      var lists = [[Int]](repeating: [], count: count)
      for _ in 0..<edges {
        let target = Int.random(in: -1..<count, using: &random)
        lists[Int.random(in: 0..<count, using: &random)].append(target)
      }
      let roots = (0..<Int.random(in: 0...3, using: &random)).map { _ in
        Int.random(in: 0..<count, using: &random)
      }
      try check(lists, roots)
    }
  }

  @Test func chainsOfManyNodes() throws {
    let count = 50_000
    let both = (0..<count).map { [($0 + 1) % count, $0 > 0 ? $0 - 1 : -1] }
    let dominators = try Dominators(graph(both, [0, count - 1]))
    #expect(dominators.order.count == count + 1)
    #expect((1...count).allSatisfy { dominators.immediate[$0] == 0 })
    let chain = (0..<count).map { [$0 + 1 < count ? $0 + 1 : -1] }
    let single = try Dominators(graph(chain, [0]))
    #expect((1...count).allSatisfy { Int(single.immediate[$0]) == $0 - 1 })
  }

  private func check(_ lists: [[Int]], _ roots: [Int]) throws {
    let dominators = try Dominators(graph(lists, roots))
    let reached = reachable(lists, roots, without: nil)
    #expect(dominators.order.count == reached.count + 1)
    // Of a node's dominators the immediate one is that which the others dominate.
    var above: [Int: Set<Int>] = [:]
    for removed in reached {
      let left = reachable(lists, roots, without: removed)
      for node in reached where node != removed && !left.contains(node) {
        above[node, default: []].insert(removed)
      }
    }
    for number in 1..<dominators.order.count {
      let node = Int(dominators.order.nodes[number])
      let found = Int(dominators.order.nodes[Int(dominators.immediate[number])])
      let all = above[node] ?? []
      let expected = all.first { above[$0, default: []].count == all.count - 1 }
      #expect(found == expected ?? lists.count, "node \(node) of \(lists) from \(roots)")
    }
  }

  private func reachable(_ lists: [[Int]], _ roots: [Int], without removed: Int?) -> Set<Int> {
    var found: Set<Int> = []
    var waiting = roots
    while let node = waiting.popLast() {
      if node < 0 || node == removed || !found.insert(node).inserted { continue }
      waiting += lists[node]
    }
    return found
  }

  private func graph(_ lists: [[Int]], _ roots: [Int]) throws -> ObjectGraph {
    let starts = try Numbers<UInt32>(lists.count + 1)
    let targets = try Numbers<UInt32>(lists.reduce(0) { $0 + $1.count })
    var place = 0
    for (node, list) in lists.enumerated() {
      for target in list {
        targets[place] = target < 0 ? HeapGraph.nothing : UInt32(target)
        place += 1
      }
      starts[node + 1] = UInt32(place)
    }
    return ObjectGraph(
      count: lists.count, starts: starts, targets: targets, roots: roots.map { UInt32($0) },
      livingRoots: roots.count)
  }
}
