/// The tree of who alone holds whom; its root is the node above all objects.
struct DominatorTree: Sendable {
  private let holders: Numbers<UInt32>
  private let starts: Numbers<UInt32>
  private let list: Numbers<UInt32>

  init(_ dominators: Dominators, objects: Int) throws(HeapGraphError) {
    let nodes = dominators.order.nodes
    holders = try Numbers(objects + 1, UInt32(objects))
    starts = try Numbers(objects + 2)
    list = try Numbers(objects)
    for number in 1..<max(dominators.order.count, 1) {
      let holder = nodes[Int(dominators.immediate[number])]
      holders[Int(nodes[number])] = holder
      starts[Int(holder) + 1] += 1
    }
    for node in 0...objects { starts[node + 1] += starts[node] }
    let filled = try Numbers<UInt32>(objects + 1)
    for object in 0..<objects {
      let holder = Int(holders[object])
      let place = Int(starts[holder] + filled[holder])
      guard place < Int(starts[holder + 1]) else { continue }
      list[place] = UInt32(object)
      filled[holder] += 1
    }
  }

  func holder(of object: Int) -> Int { Int(holders[object]) }

  func held(by node: Int) -> HeldObjects {
    HeldObjects(list: list, range: Int(starts[node])..<Int(starts[node + 1]))
  }
}

/// The objects that one object alone holds, in the order of the file.
package struct HeldObjects: RandomAccessCollection, Sendable {
  let list: Numbers<UInt32>
  let range: Range<Int>

  package var startIndex: Int { range.lowerBound }
  package var endIndex: Int { range.upperBound }
  package subscript(index: Int) -> Int { Int(list[index]) }
}
