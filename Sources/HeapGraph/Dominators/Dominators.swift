/// The immediate dominator of each node: the last one that every way from the roots to it passes.
///
/// Lengauer and Tarjan, "A fast algorithm for finding dominators in a flowgraph" (1979), the simple
/// form with path compression, without recursion: m log n at most, also for a list that is linked both
/// ways, where the iterative method needs a round for each node.
struct Dominators {
  let order: DepthFirst
  /// By number, a number: that of the immediate dominator; 0 for what no single node holds.
  let immediate: Numbers<UInt32>

  init(_ graph: ObjectGraph) throws(HeapGraphError) {
    order = try DepthFirst(graph)
    let predecessors = try Predecessors(graph, order)
    var search = try Search(order)
    search.run(order, predecessors)
    immediate = search.immediate
  }

  private struct Search {
    let count: Int
    let immediate: Numbers<UInt32>
    /// Number of the semidominator, once a node has been looked at; its own number before.
    private let semi: Numbers<UInt32>
    /// The node with the smallest semidominator on the compressed way up.
    private let best: Numbers<UInt32>
    /// Where the way up goes on; `none` at the top of a tree.
    private let ancestor: Numbers<UInt32>
    /// Nodes that wait for their semidominator: the first of each, and the next of each.
    private let first: Numbers<UInt32>
    private let next: Numbers<UInt32>
    private var way: [UInt32] = []
    private static let none = UInt32.max

    init(_ order: DepthFirst) throws(HeapGraphError) {
      count = order.count
      immediate = try Numbers(count)
      semi = try Numbers(count)
      best = try Numbers(count)
      ancestor = try Numbers(count, Self.none)
      first = try Numbers(count, Self.none)
      next = try Numbers(count, Self.none)
      for number in 0..<count {
        semi[number] = UInt32(number)
        best[number] = UInt32(number)
      }
    }

    mutating func run(_ order: DepthFirst, _ predecessors: Predecessors) {
      var number = count - 1
      while number > 0 {
        let parent = order.parents[number]
        var smallest = parent
        for place in Int(predecessors.starts[number])..<Int(predecessors.starts[number + 1]) {
          let source = predecessors.sources[place]
          let found = source <= number ? source : semi[Int(smallestAbove(source))]
          if found < smallest { smallest = found }
        }
        semi[number] = smallest
        next[number] = first[Int(smallest)]
        first[Int(smallest)] = UInt32(number)
        ancestor[number] = parent
        settle(parent)
        number -= 1
      }
      for number in 1..<max(count, 1) where immediate[number] != semi[number] {
        immediate[number] = immediate[Int(immediate[number])]
      }
    }

    /// Nodes whose semidominator is `parent` learn their dominator, or one that has the same.
    private mutating func settle(_ parent: UInt32) {
      var waiting = first[Int(parent)]
      first[Int(parent)] = Self.none
      while waiting != Self.none {
        let found = smallestAbove(waiting)
        immediate[Int(waiting)] = semi[Int(found)] < semi[Int(waiting)] ? found : parent
        waiting = next[Int(waiting)]
      }
    }

    /// The node with the smallest semidominator between `number` and the top of its tree.
    private mutating func smallestAbove(_ number: UInt32) -> UInt32 {
      guard ancestor[Int(number)] != Self.none else { return number }
      var current = number
      while ancestor[Int(ancestor[Int(current)])] != Self.none {
        way.append(current)
        current = ancestor[Int(current)]
      }
      while let below = way.popLast() {
        let above = Int(ancestor[Int(below)])
        if semi[Int(best[above])] < semi[Int(best[Int(below)])] { best[Int(below)] = best[above] }
        ancestor[Int(below)] = ancestor[above]
      }
      return best[Int(number)]
    }
  }
}
