/// The best way from a root to each object: short, by names, and from a module if there is one.
///
/// Dijkstra's algorithm with buckets (Dial), since costs are small: linear.
struct Routes: Sendable {
  /// The reference by which each object is reached, by its place in the table of all; `HeapGraph.nothing`
  /// for a root.
  private let arrivals: Numbers<UInt32>
  /// The object that has this reference.
  private let sources: Numbers<UInt32>
  /// Numbers of the named roots, by object.
  private let rootNumbers: [Int: Int]

  /// The most that one step costs, a root included.
  private static let mostCost = 63

  init(_ graph: HeapGraph, _ search: RootSearch) throws(HeapGraphError) {
    arrivals = try Numbers(graph.count, HeapGraph.nothing)
    sources = try Numbers(graph.count, HeapGraph.nothing)
    var numbers: [Int: Int] = [:]
    let distances = try Numbers<UInt32>(graph.count, UInt32.max)
    var buckets = [[UInt32]](repeating: [], count: Self.mostCost + 1)
    for (number, root) in graph.roots.enumerated() {
      let cost = Self.cost(root)
      // An object may be two roots: a module with two names.
      guard distances[root.object] > UInt32(cost) else { continue }
      numbers[root.object] = number
      distances[root.object] = UInt32(cost)
      buckets[cost].append(UInt32(root.object))
    }
    for root in search.roots[search.namedCount...] {
      let cost = search.marks[Int(root)] == RootSearch.outside ? 40 : Self.mostCost
      distances[Int(root)] = UInt32(cost)
      buckets[cost].append(root)
    }
    rootNumbers = numbers
    var distance = 0
    var empty = 0
    while empty <= Self.mostCost {
      let bucket = distance % (Self.mostCost + 1)
      guard let object = buckets[bucket].popLast() else {
        distance += 1
        empty += 1
        continue
      }
      empty = 0
      guard distances[Int(object)] == UInt32(truncatingIfNeeded: distance) else { continue }
      for reference in graph.references(Int(object)) {
        let target = graph.targets[reference]
        guard target != HeapGraph.nothing else { continue }
        let reached = UInt32(
          truncatingIfNeeded: distance + Self.cost(reference, of: Int(object), graph))
        guard reached < distances[Int(target)] else { continue }
        distances[Int(target)] = reached
        arrivals[Int(target)] = UInt32(reference)
        sources[Int(target)] = object
        buckets[Int(reached) % (Self.mostCost + 1)].append(target)
      }
    }
  }

  private static func cost(_ root: HeapRoot) -> Int {
    switch root.kind {
    case .module: root.name == "__main__" ? 0 : 1
    case .frame: 6
    }
  }

  /// What a step costs: names that a person can type are best.
  private static func cost(_ reference: Int, of source: Int, _ graph: HeapGraph) -> Int {
    switch graph.name(reference, of: source) {
    case .attribute, .namespace, .index, .local, .closure, .contents: 1
    case .value(let key): graph.hasValue(graph.references(source).lowerBound + key) ? 1 : 5
    case .member, .word: 2
    case .key: 3
    case .none: 4
    case .type, .globals: 8
    }
  }

  /// The last step of the way to an object; nil: the way begins with it.
  func arrival(of object: Int) -> (source: Int, reference: Int)? {
    guard arrivals[object] != HeapGraph.nothing else { return nil }
    return (Int(sources[object]), Int(arrivals[object]))
  }

  /// The number of a named root where it begins with the object.
  func root(of object: Int) -> Int? { rootNumbers[object] }

  /// The references on the way to an object, from the root on, and the object where it begins.
  ///
  /// - Parameter most: of a longer way the first and the last steps.
  func way(to object: Int, most: Int) -> Way {
    var steps: [(source: Int, reference: Int)] = []
    var dropped = 0
    var current = object
    while arrivals[current] != HeapGraph.nothing {
      steps.append((Int(sources[current]), Int(arrivals[current])))
      // Of the steps near the object half are kept; the others move on towards the root.
      if steps.count > most {
        steps.remove(at: most / 2)
        dropped += 1
      }
      current = Int(sources[current])
    }
    return Way(
      begin: current, root: rootNumbers[current], steps: steps.reversed(), dropped: dropped,
      droppedAt: steps.count - most / 2)
  }

  /// A way, from a root on.
  struct Way {
    /// The object where it begins.
    let begin: Int
    /// Its number among the named roots; nil: it is held from outside, or by nothing.
    let root: Int?
    let steps: [(source: Int, reference: Int)]
    /// How many steps are left out, and before which step.
    let dropped: Int
    let droppedAt: Int
  }
}
