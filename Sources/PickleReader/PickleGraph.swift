public import Bytes

/// The values of one pickle as flat tables: nodes, and the items that they refer to.
///
/// Sharing and cycles are indices. Nothing is ever recursed over, neither to build nor to free.
public struct PickleGraph: ~Copyable {
  @usableFromInline package let source: OwnedBytes
  @usableFromInline var nodes: GrowableBuffer<Node>
  @usableFromInline var items: GrowableBuffer<Value>
  /// Nodes up to this index may be referred to from elsewhere than the stack above them.
  var lastPinnedNode = -1

  init(source: OwnedBytes, _ budget: MemoryBudget) {
    self.source = source
    nodes = GrowableBuffer(budget)
    items = GrowableBuffer(budget)
    nodes[0] = Node(.tuple)  // Value.emptyTuple
    nodes.count = 1
  }

  /// The items of a tuple, list, set or dictionary (there: key, value, key, value, …).
  ///
  /// Valid until the graph changes or ends.
  @inlinable @inline(__always)
  public func items(of value: Value) -> UnsafeBufferPointer<Value>? {
    guard let index = value.nodeIndex else { return nil }
    let node = nodes[index]
    switch node.kind {
    case .tuple, .list, .dictionary, .set:
      return UnsafeBufferPointer(start: items.base + Int(node.start), count: Int(node.count))
    default: return nil
    }
  }

  /// Place and length of a text that is in the input as UTF-8, written by the two opcodes that
  /// nearly all texts of a dump have; nil for any other value.
  @inlinable @inline(__always)
  public func plainText(_ value: Value) -> (place: Int, count: Int)? {
    guard let offset = value.textOffset else { return nil }
    let bytes = source.unownedBytes
    switch bytes[offset] {
    case 0x8C:  // SHORT_BINUNICODE
      return (offset &+ 2, Int(bytes[offset &+ 1]))
    case 0x58:  // BINUNICODE
      let count = bytes.loadUnaligned(fromByteOffset: offset &+ 1, as: UInt32.self)
      return (offset &+ 5, Int(UInt32(littleEndian: count)))
    default: return nil
    }
  }

  /// Says that what a list or dictionary holds has been taken for what it means: whatever the pickle
  /// adds to it later would be lost, so that it is refused.
  ///
  /// Python would add it to the object that holds the list, after that was complete. No pickler
  /// writes such a pickle.
  @inline(__always)
  package func seal(_ value: Value) {
    // Nothing can be added to any other: nothing refers to it.
    guard let index = value.nodeIndex, index <= lastPinnedNode else { return }
    (nodes.base + index).pointee.roomExponent |= Node.sealed
  }

  /// Whether the value means the same until the pickle ends; the node of any other may be given to
  /// a new value once an instance above it was folded.
  package func isLasting(_ value: Value) -> Bool {
    value.nodeIndex.map { $0 <= lastPinnedNode } ?? true
  }

  /// The items of a tuple or list, else nil.
  @inlinable @inline(__always)
  public func sequence(_ value: Value) -> UnsafeBufferPointer<Value>? {
    guard let index = value.nodeIndex else { return nil }
    let kind = nodes[index].kind
    return kind == .tuple || kind == .list ? items(of: value) : nil
  }

  /// Keys and values of a dictionary, or of an instance that dictionary items were set on
  /// (`collections.defaultdict`, `OrderedDict`), else nil.
  @inlinable @inline(__always)
  public func dictionary(_ value: Value) -> UnsafeBufferPointer<Value>? {
    guard let index = value.nodeIndex else { return nil }
    return nodes[index].kind == .dictionary ? items(of: value) : contents(of: value, index)
  }

  /// What ``dictionary(_:)`` gives for anything but a plain dictionary.
  @usableFromInline
  func contents(of value: Value, _ index: Int) -> UnsafeBufferPointer<Value>? {
    switch nodes[index].kind {
    case .instance, .reduction:
      let parts = items.base + Int(nodes[index].start)
      let contents = parts[InstancePart.items]
      if contents.isNone {
        // `defaultdict(list)` without any item: a reduction by a dictionary class.
        return dictionaryClasses.contains(callableName(value) ?? "")
          ? UnsafeBufferPointer(start: nil, count: 0) : nil
      }
      guard let inner = contents.nodeIndex, nodes[inner].kind == .dictionary else { return nil }
      return items(of: contents)
    default: return nil
    }
  }

  /// Class, arguments and state of an instance, however the protocol wrote it.
  public func instance(_ value: Value) -> Instance? {
    guard let index = value.nodeIndex else { return nil }
    let node = nodes[index]
    let parts = items.base + Int(node.start)
    switch node.kind {
    case .instance:
      return Instance(
        type: parts[InstancePart.callable], arguments: parts[InstancePart.arguments],
        state: parts[InstancePart.state])
    case .reduction:
      // Protocols 0 and 1 write `copyreg._reconstructor(class, base, state)` (CPython, copyreg.py).
      guard callableName(value) == "_reconstructor",
        let arguments = sequence(parts[InstancePart.arguments]), let type = arguments.first
      else { return nil }
      return Instance(
        type: type, arguments: parts[InstancePart.arguments], state: parts[InstancePart.state])
    default: return nil
    }
  }

  /// An instance as a pickle describes it; nothing of it was made or run.
  public struct Instance: BitwiseCopyable {
    /// The class.
    public let type: Value
    /// What the class was called with, or what `__new__` was given.
    public let arguments: Value
    /// ``Value/none`` when the instance was written without a state.
    public let state: Value
  }

  private func callableName(_ value: Value) -> String? {
    guard let index = value.nodeIndex else { return nil }
    let callable = (items.base + Int(nodes[index].start))[InstancePart.callable]
    return global(callable, upTo: 64)?.name
  }
}

private let dictionaryClasses: Set<String> = ["defaultdict", "dict", "OrderedDict"]
