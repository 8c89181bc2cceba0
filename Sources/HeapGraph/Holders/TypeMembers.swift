/// The objects of each type, in the order of the file.
package struct TypeMembers: Sendable {
  private var starts: [Int]
  private var objects: [UInt32]

  package init(_ graph: HeapGraph) {
    var counts = [Int](repeating: 0, count: graph.types.count + 1)
    for object in 0..<graph.count { counts[graph.typeNumber(object) + 1] += 1 }
    for type in 0..<graph.types.count { counts[type + 1] += counts[type] }
    starts = counts
    objects = [UInt32](repeating: 0, count: graph.count)
    var next = counts
    for object in 0..<graph.count {
      objects[next[graph.typeNumber(object)]] = UInt32(truncatingIfNeeded: object)
      next[graph.typeNumber(object)] += 1
    }
  }

  /// The objects of a type.
  package func of(_ type: Int) -> ArraySlice<UInt32> { objects[starts[type]..<starts[type + 1]] }
}
