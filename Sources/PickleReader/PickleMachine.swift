import Bytes

/// The stack machine that a pickle is a program for, with everything that could act left out.
///
/// Source of the semantics: CPython, `Modules/_pickle.c`, `Unpickler` of `Lib/pickle.py`.
struct PickleMachine: ~Copyable {
  let source: OwnedBytes
  let limits: InputLimits
  let collector: (any InstanceFolding)?
  /// Kept for the buffers of the graph and the stack, which grow while the machine runs.
  private let budget: MemoryBudget
  var graph: PickleGraph
  var stack: GrowableBuffer<Value>
  /// Stack heights at the open marks.
  var marks: GrowableBuffer<Int>
  /// Stack height of the innermost mark: what lies below belongs to someone else.
  var floor = 0
  let memo: Memo
  /// The index that MEMOIZE uses next.
  var memoCount = 0
  var memoHasGaps = false

  init(
    source: OwnedBytes, survey: borrowing Survey, limits: InputLimits,
    collector: (any InstanceFolding)?
  ) {
    self.source = source
    self.limits = limits
    self.collector = collector
    budget = MemoryBudget(halfOf: limits.memory(forByteCount: source.count))
    graph = PickleGraph(source: source, budget)
    stack = GrowableBuffer(budget)
    marks = GrowableBuffer(maximumCount: limits.markDepth)
    memo = Memo(survey.memoUse)
  }

  /// Gives up the machine for the graph it has built.
  consuming func finish() -> PickleGraph {
    graph
  }

  // MARK: The stack

  @inline(__always)
  mutating func push(_ value: Value, at offset: Int) throws(PickleError) {
    try stack.append(value, at: offset)
  }

  /// Makes sure that `count` values lie above the innermost mark.
  @inline(__always)
  func require(_ count: Int, at offset: Int) throws(PickleError) {
    if stack.count &- floor < count {
      throw PickleError(
        .stackUnderflow, at: offset, "the opcode needs \(count) values and finds fewer")
    }
  }

  @inline(__always)
  mutating func pop(at offset: Int) throws(PickleError) -> Value {
    try require(1, at: offset)
    stack.count &-= 1
    return stack[stack.count]
  }

  @inline(__always)
  mutating func pushMark(at offset: Int) throws(PickleError) {
    try marks.append(floor, at: offset)
    floor = stack.count
  }

  /// Closes the innermost mark and returns where its values begin.
  @inline(__always)
  mutating func popMark(at offset: Int) throws(PickleError) -> Int {
    guard marks.count > 0 else {
      throw PickleError(.missingMark, at: offset, "the opcode needs a mark and finds none")
    }
    let start = floor
    marks.count &-= 1
    floor = marks[marks.count]
    return start
  }

  // MARK: The memo

  /// Remembers the top of the stack as entry `index`, if anything will fetch it.
  @inline(__always)
  mutating func memoize(_ index: Int, at offset: Int) throws(PickleError) {
    try require(1, at: offset)
    let value = stack[stack.count &- 1]
    if memo.table.store(value, index), let node = value.nodeIndex {
      graph.lastPinnedNode = max(graph.lastPinnedNode, node)
    }
  }

  /// What comes out of the memo for the value that is there as entry `index`.
  @inline(__always)
  func fetched(_ stored: Value?, _ index: Int, at offset: Int) throws(PickleError) -> Value {
    guard let value = stored else {
      throw PickleError(.missingMemo, at: offset, "memo entry \(index) was never stored")
    }
    if let node = value.nodeIndex, graph.nodes[node].kind == .folded {
      return Value(folded: UInt32(truncatingIfNeeded: graph.nodes[node].start))
    }
    return value
  }
}
