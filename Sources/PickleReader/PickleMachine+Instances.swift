import Bytes

extension PickleMachine {
  /// NEWOBJ: an instance of the class below its arguments.
  @inline(__always)
  mutating func pushInstance(at offset: Int) throws(PickleError) {
    try require(2, at: offset)
    let arguments = stack[stack.count &- 1]
    let type = stack[stack.count &- 2]
    stack.count &-= 2
    try push(try makeInstance(.instance, type, arguments, at: offset), at: offset)
  }

  @inline(__always)
  mutating func makeInstance(
    _ kind: Node.Kind, _ callable: Value, _ arguments: Value, at offset: Int
  ) throws(PickleError) -> Value {
    try graph.items.reserve(InstancePart.count, at: offset)
    let first = graph.items.count
    let parts = graph.items.base + first
    parts[InstancePart.callable] = callable
    parts[InstancePart.arguments] = arguments
    parts[InstancePart.state] = .none
    parts[InstancePart.items] = .none
    graph.items.count &+= InstancePart.count
    try graph.nodes.append(
      Node(kind, count: InstancePart.count, start: first), at: offset)
    return Value(node: graph.nodes.count &- 1)
  }

  /// OBJ and INST: an old-style instance, whose class is the first value or `type`.
  mutating func pushOldStyle(type: Value?, from start: Int, at offset: Int) throws(PickleError) {
    var first = start
    var type = type
    if type == nil {
      guard stack.count > start else {
        throw PickleError(.stackUnderflow, at: offset, "OBJ without a class")
      }
      type = stack[start]
      first += 1
    }
    let arguments = try makeNode(.tuple, itemsFrom: first, at: offset)
    stack.count = start
    try push(try makeInstance(.instance, type ?? .none, arguments, at: offset), at: offset)
  }

  /// BUILD: gives the instance below the top its state, and offers it to the collector.
  mutating func build(at offset: Int) throws(PickleError) {
    try require(2, at: offset)
    let state = try pop(at: offset)
    let value = stack[stack.count &- 1]
    guard let index = value.nodeIndex, graph.nodes[index].isInstance else {
      throw PickleError(
        .unexpectedValue, at: offset, "a state is set on \(graph.describe(value))")
    }
    let place = Int(graph.nodes[index].start) &+ InstancePart.state
    guard graph.items[place].isNone else {
      // Python would merge the two.
      throw PickleError(.unexpectedValue, at: offset, "a second state is set on an object")
    }
    graph.items[place] = state
    sealState(state)
    if let collector, let instance = graph.instance(value),
      let token = try collector.fold(instance, in: graph, at: offset)
    {
      retire(index, as: token)
      stack[stack.count &- 1] = Value(folded: token)
    } else {
      pinWhatIsNew(in: index)
    }
  }

  /// Python copies the attributes out of their dictionaries; a later change does not reach the object.
  @inline(__always)
  private func sealState(_ state: Value) {
    graph.seal(state)
    guard let parts = graph.sequence(state), parts.count == 2 else { return }
    for part in parts { graph.seal(part) }
  }

  /// Leaves a token in place of node `index` and gives back all that was made since, unless
  /// something else may refer to it.
  @inline(__always)
  private mutating func retire(_ index: Int, as token: UInt32) {
    let firstItem = Int(graph.nodes[index].start)
    if graph.lastPinnedNode < index {
      graph.nodes.count = index
      graph.items.count = firstItem
    } else {
      graph.nodes.base[index] = Node(.folded, start: Int(token))
    }
  }
}

extension Node {
  @inline(__always)
  fileprivate var isInstance: Bool { kind == .instance || kind == .reduction }
}

extension PickleMachine {
  /// Reads the instance of `type` at `start`, after the fetch of its class, if it is plain and a
  /// collector takes it out.
  ///
  /// - Returns: the offset after it, with its token on the stack; nil when the instance is to be
  ///   read opcode by opcode, and then nothing has changed.
  mutating func foldPlainInstance(of type: Value, from start: Int) throws(PickleError) -> Int? {
    guard let collector, let bytes = source.bytes.baseAddress else { return nil }
    try stack.reserve(2 * PlainInstance.attributeLimit, at: start)
    let attributes = stack.base + stack.count
    var instance = PlainInstance(
      at: start, in: bytes.assumingMemoryBound(to: UInt8.self), memo: memo.table,
      memoCount: memoCount, memoHasGaps: memoHasGaps)
    guard instance.read(into: attributes),
      let token = try collector.fold(
        type, attributes: UnsafeBufferPointer(start: attributes, count: instance.count), in: graph,
        at: instance.offset)
    else { return nil }
    memoCount = instance.memoCount
    memoHasGaps = instance.memoHasGaps
    try push(Value(folded: token), at: instance.offset)
    return instance.offset &+ 1
  }
}
