package import Measures

/// Objects of one type, their bytes, and the bytes that they retain.
package struct TypeTotal: Sendable, Hashable {
  /// How many there are.
  package internal(set) var count = 0
  /// Bytes of them alone.
  package internal(set) var bytes: ByteCount = 0
  /// Bytes that one of them or another retains, each counted once.
  package internal(set) var retained: ByteCount = 0

  /// The totals of all types: an object's retained bytes count unless another object of its type retains
  /// it.
  ///
  /// - Parameter outermost: gets 1 for each object whose retained bytes count.
  static func all(
    _ graph: HeapGraph, _ tree: DominatorTree, _ retained: Numbers<UInt64>,
    outermost: Numbers<UInt8>
  ) throws(HeapGraphError) -> [TypeTotal] {
    var totals = [TypeTotal](repeating: TypeTotal(), count: graph.types.count)
    // How many objects of each type are above the current one.
    let above = try Numbers<UInt32>(graph.types.count)
    let next = try Numbers<UInt32>(graph.count + 1)
    var node = graph.count
    while true {
      let held = tree.held(by: node)
      let place = held.startIndex + Int(next[node])
      if place < held.endIndex {
        next[node] += 1
        node = held[place]
        let type = graph.typeNumber(node)
        totals[type].count += 1
        totals[type].bytes += graph.size(node)
        if above[type] == 0 {
          totals[type].retained += ByteCount(clamping: retained[node])
          outermost[node] = 1
        }
        above[type] += 1
      } else if node == graph.count {
        return totals
      } else {
        above[graph.typeNumber(node)] -= 1
        node = tree.holder(of: node)
      }
    }
  }
}
