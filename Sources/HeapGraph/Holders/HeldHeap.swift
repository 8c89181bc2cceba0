package import Measures

/// A heap, and for each of its objects what holds it alone, and how much would go with it.
package struct HeldHeap: Sendable {
  /// What is held.
  package let graph: HeapGraph
  /// Objects that are held from outside.
  package let outsideCount: Int
  /// Objects that nothing leads to: they wait for the garbage collector.
  package let garbageCount: Int
  /// Bytes of these.
  package let garbageBytes: ByteCount
  /// Counts and bytes of the types, by their numbers.
  package let typeTotals: [TypeTotal]

  private let marks: Numbers<UInt8>
  private let retainedBytes: Numbers<UInt64>
  private let outermost: Numbers<UInt8>
  private let tree: DominatorTree
  let routes: Routes
  /// Objects that are types, and which ones.
  let definitions: [Int: Int]

  package init(_ graph: HeapGraph) throws(HeapGraphError) {
    self.graph = graph
    let roots = try RootSearch(graph)
    marks = roots.marks
    outsideCount = roots.outsideCount
    garbageCount = roots.garbageCount
    garbageBytes = roots.garbageBytes
    let dominators = try Dominators(
      ObjectGraph(
        count: graph.count, starts: graph.starts, targets: graph.targets, roots: roots.roots,
        livingRoots: roots.livingCount))
    retainedBytes = try Self.retained(graph, dominators)
    tree = try DominatorTree(dominators, objects: graph.count)
    outermost = try Numbers(graph.count)
    typeTotals = try TypeTotal.all(graph, tree, retainedBytes, outermost: outermost)
    routes = try Routes(graph, roots)
    var definitions: [Int: Int] = [:]
    for (number, type) in graph.types.enumerated() {
      if let object = graph.object(at: type.address) { definitions[object] = number }
    }
    self.definitions = definitions
  }

  /// In the reverse order of the search a node comes before the one that holds it.
  private static func retained(
    _ graph: HeapGraph, _ dominators: Dominators
  ) throws(HeapGraphError) -> Numbers<UInt64> {
    let bytes = try Numbers<UInt64>(graph.count + 1)
    for object in 0..<graph.count { bytes[object] = graph.sizes[object] }
    let nodes = dominators.order.nodes
    var number = dominators.order.count - 1
    while number > 0 {
      bytes[Int(nodes[Int(dominators.immediate[number])])] += bytes[Int(nodes[number])]
      number -= 1
    }
    return bytes
  }

  /// Bytes that would be unreachable without the object, its own included.
  package func retained(_ object: Int) -> ByteCount { ByteCount(clamping: retainedBytes[object]) }

  /// The object that alone holds this one; nil: several do, or a root.
  package func holder(of object: Int) -> Int? {
    let holder = tree.holder(of: object)
    return holder < graph.count ? holder : nil
  }

  /// The objects that this one alone holds; without one: those that nothing holds alone.
  package func held(by object: Int?) -> HeldObjects { tree.held(by: object ?? graph.count) }

  /// Whether no other object of its type alone holds the object, over however many others.
  package func isOutermost(_ object: Int) -> Bool { outermost[object] == 1 }

  /// Whether the object is held from outside.
  package func isHeldFromOutside(_ object: Int) -> Bool { marks[object] == RootSearch.outside }

  /// Whether nothing leads to the object.
  package func isGarbage(_ object: Int) -> Bool { marks[object] == RootSearch.garbage }

  /// The objects that retain most, largest first; those without a holder or with one, all are looked at.
  ///
  /// - Parameter count: how many at most.
  package func largest(_ count: Int) -> [Int] { largest(count, of: 0..<graph.count) }

  /// Those of some objects that retain most, largest first.
  package func largest(_ count: Int, of objects: some Sequence<Int>) -> [Int] {
    var best = Largest(count)
    for object in objects { best.offer(object, retainedBytes[object]) }
    return best.sorted
  }
}
