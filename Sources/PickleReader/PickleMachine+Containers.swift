import Bytes

extension PickleMachine {
  /// Replaces the stack from `start` up by one container of these values.
  @inline(__always)
  mutating func pushContainer(_ kind: Node.Kind, from start: Int, at offset: Int)
    throws(PickleError)
  {
    let count = stack.count &- start
    guard count >= 0 else {
      throw PickleError(.stackUnderflow, at: offset, "the opcode finds fewer values than it needs")
    }
    let value = try makeNode(kind, itemsFrom: start, at: offset)
    stack.count = start
    try push(value, at: offset)
  }

  @inline(__always)
  mutating func pushTuple(_ count: Int, at offset: Int) throws(PickleError) {
    try require(count, at: offset)
    try pushContainer(.tuple, from: stack.count &- count, at: offset)
  }

  /// A new node whose items are the stack's values from `start` up; the stack stays as it is.
  @inline(__always)
  mutating func makeNode(_ kind: Node.Kind, itemsFrom start: Int, at offset: Int)
    throws(PickleError) -> Value
  {
    let count = stack.count &- start
    try checkCount(count, at: offset)
    try graph.items.reserve(count, at: offset)
    let first = graph.items.count
    (graph.items.base + first).update(from: stack.base + start, count: count)
    graph.items.count &+= count
    try graph.nodes.append(Node(kind, count: count, start: first), at: offset)
    return Value(node: graph.nodes.count &- 1)
  }

  @inline(__always)
  func checkCount(_ count: Int, at offset: Int) throws(PickleError) {
    if count > Int(UInt32.max) {
      throw PickleError(
        .limitExceeded, at: offset, "a container of \(count) items; the limit is \(UInt32.max)")
    }
  }

  /// APPEND and SETITEM: adds the top `count` values to the container below them.
  @inline(__always)
  mutating func append(_ count: Int, at offset: Int) throws(PickleError) {
    try require(count &+ 1, at: offset)
    try extend(from: stack.count &- count, at: offset)
  }

  /// Adds the stack's values from `start` up to the container below them.
  mutating func extend(from start: Int, at offset: Int) throws(PickleError) {
    guard start > floor else {
      throw PickleError(.stackUnderflow, at: offset, "there is no container to add to")
    }
    let count = stack.count - start
    let isPairs = opcodeTakesPairs(at: offset)
    if isPairs, count & 1 != 0 {
      throw PickleError(.unexpectedValue, at: offset, "a key without a value")
    }
    let target = try container(stack[start - 1], isPairs: isPairs, at: offset)
    try addItems(from: start, count: count, to: target, at: offset)
    stack.count = start
  }

  private func opcodeTakesPairs(at offset: Int) -> Bool {
    let code = source.bytes[offset]
    return code == Opcode.setItems.rawValue || code == Opcode.setItem.rawValue
  }

  /// The node that items are added to: the container itself, or the contents of an instance of a
  /// class derived from list or dict.
  private mutating func container(_ value: Value, isPairs: Bool, at offset: Int)
    throws(PickleError) -> Int
  {
    guard let index = value.nodeIndex else {
      throw PickleError(
        .unexpectedValue, at: offset, "items are added to \(graph.describe(value))")
    }
    switch graph.nodes[index].kind {
    case .dictionary where isPairs: return index
    case .list where !isPairs, .set where !isPairs: return index
    case .instance, .reduction:
      let place = Int(graph.nodes[index].start) + InstancePart.items
      let kind: Node.Kind = isPairs ? .dictionary : .list
      if let inner = graph.items[place].nodeIndex {
        guard graph.nodes[inner].kind == kind else { break }
        return inner
      }
      let inner = try makeNode(kind, itemsFrom: stack.count, at: offset)
      graph.items[place] = inner
      pinWhatIsNew(in: index)
      return graph.nodes.count - 1
    default: break
    }
    throw PickleError(.unexpectedValue, at: offset, "items are added to \(graph.describe(value))")
  }

  private mutating func addItems(from start: Int, count: Int, to index: Int, at offset: Int)
    throws(PickleError)
  {
    let node = graph.nodes[index]
    if node.isSealed {
      throw PickleError(
        .unexpectedValue, at: offset,
        "something is added to a list or dict after the object that holds it was complete")
    }
    let used = Int(node.count)
    try checkCount(used + count, at: offset)
    if used + count > node.room || used == 0 {
      try relocate(index, room: used == 0 ? count : used + count, at: offset)
    }
    (graph.items.base + Int(graph.nodes[index].start) + used)
      .update(from: stack.base + start, count: count)
    graph.nodes.base[index].count = UInt32(truncatingIfNeeded: used + count)
    pinWhatIsNew(in: index)
  }

  /// Call this when something was added to node `index`: others that hold the node may now reach
  /// it, wherever it is.
  @inline(__always)
  mutating func pinWhatIsNew(in index: Int) {
    if index <= graph.lastPinnedNode { graph.lastPinnedNode = graph.nodes.count &- 1 }
  }

  /// Moves a container's items to the end, where there is room for `room` of them or for growth.
  private mutating func relocate(_ index: Int, room: Int, at offset: Int) throws(PickleError) {
    let node = graph.nodes[index]
    var reserved = room
    if node.count > 0 {
      let exponent = Int.bitWidth - (room - 1).leadingZeroBitCount
      reserved = 1 << exponent
      graph.nodes.base[index].roomExponent = UInt8(exponent)
    }
    try graph.items.reserve(reserved, at: offset)
    let destination = graph.items.count
    (graph.items.base + destination)
      .update(from: graph.items.base + Int(node.start), count: Int(node.count))
    graph.items.count += reserved
    graph.nodes.base[index].start = UInt64(destination)
  }
}
