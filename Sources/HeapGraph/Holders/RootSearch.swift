import Measures

/// Where the ways to all objects begin.
///
/// Modules and frames that run are named by the file. An object with more references than the file shows
/// is held from outside: by C, by the interpreter, by what is being computed. What none of these lead to
/// waits for the garbage collector.
struct RootSearch {
  /// All, in the order in which they are searched from.
  private(set) var roots: [UInt32] = []
  /// How many of them are modules and frames.
  let namedCount: Int
  /// How many of them hold what they lead to; the others are garbage.
  private(set) var livingCount = 0
  /// Objects that are held from outside, but for modules and frames.
  private(set) var outsideCount = 0
  /// Objects that no root leads to, and their bytes.
  private(set) var garbageCount = 0
  private(set) var garbageBytes: ByteCount = 0
  /// 1: held from outside; 2: garbage; by object.
  let marks: Numbers<UInt8>

  static let outside: UInt8 = 1
  static let garbage: UInt8 = 2

  init(_ graph: HeapGraph) throws(HeapGraphError) {
    marks = try Numbers(graph.count)
    let found = try Self.counted(graph)
    let reached = try Numbers<UInt8>(graph.count)
    var waiting: [UInt32] = []
    for root in graph.roots where reached[root.object] == 0 {
      reached[root.object] = 1
      roots.append(UInt32(root.object))
    }
    namedCount = roots.count
    for object in 0..<graph.count where reached[object] == 0 {
      let count = graph.counts[object]
      guard count == HeapGraph.unknown ? found[object] == 0 : count > found[object] else {
        continue
      }
      takeOutside(object, reached)
    }
    waiting = roots
    Self.spread(&waiting, reached, graph)
    // An object that is never counted stands for itself where nothing else leads to it.
    for object in 0..<graph.count
    where reached[object] == 0 && graph.counts[object] == HeapGraph.unknown {
      takeOutside(object, reached)
      waiting.append(UInt32(object))
      Self.spread(&waiting, reached, graph)
    }
    livingCount = roots.count
    for object in 0..<graph.count where reached[object] == 0 {
      marks[object] = Self.garbage
      garbageCount += 1
      garbageBytes += graph.size(object)
    }
    for object in 0..<graph.count where reached[object] == 0 {
      reached[object] = 1
      roots.append(UInt32(object))
      waiting.append(UInt32(object))
      Self.spread(&waiting, reached, graph)
    }
  }

  private mutating func takeOutside(_ object: Int, _ reached: Numbers<UInt8>) {
    marks[object] = Self.outside
    reached[object] = 1
    outsideCount += 1
    roots.append(UInt32(object))
  }

  /// References to each object that the file shows.
  private static func counted(_ graph: HeapGraph) throws(HeapGraphError) -> Numbers<UInt32> {
    let found = try Numbers<UInt32>(graph.count)
    for reference in 0..<graph.targets.count where graph.targets[reference] != HeapGraph.nothing {
      found[Int(graph.targets[reference])] += 1
    }
    return found
  }

  /// Marks all that `waiting` (consumed) leads to.
  private static func spread(
    _ waiting: inout [UInt32], _ reached: Numbers<UInt8>, _ graph: HeapGraph
  ) {
    while let object = waiting.popLast() {
      for reference in graph.references(Int(object)) {
        let target = graph.targets[reference]
        guard target != HeapGraph.nothing, reached[Int(target)] == 0 else { continue }
        reached[Int(target)] = 1
        waiting.append(target)
      }
    }
  }
}
