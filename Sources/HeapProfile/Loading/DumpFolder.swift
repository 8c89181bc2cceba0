import PickleReader

/// Takes the instances of a dump out of its value graph as the pickle machine completes them.
final class DumpFolder: InstanceFolding {
  /// On plain memory: it is used for every instance, and no call of this class makes another.
  private let loaders: UnsafeMutablePointer<InstanceLoaders>

  private let limits: PickleLimits

  /// - Parameter position: told how far the reading has come.
  init(_ limits: PickleLimits, byteCount: Int, position: ReadingPosition? = nil) {
    self.limits = limits
    loaders = .allocate(capacity: 1)
    loaders.initialize(
      to: InstanceLoaders(limits, byteCount: byteCount, position: position))
  }

  deinit {
    loaders.deinitialize(count: 1)
    loaders.deallocate()
  }

  /// Number of tracked objects taken out so far.
  var instanceCount: Int { loaders.pointee.instances.rows.count }

  func fold(_ instance: PickleGraph.Instance, in graph: borrowing PickleGraph, at offset: Int)
    throws(PickleError) -> UInt32?
  {
    try loaders.pointee.fold(instance, in: graph, at: offset)
  }

  func fold(
    _ type: Value, attributes: UnsafeBufferPointer<Value>, in graph: borrowing PickleGraph,
    at offset: Int
  ) throws(PickleError) -> UInt32? {
    try loaders.pointee.fold(type, attributes: attributes, in: graph, at: offset)
  }

  func dumpClass(_ type: Value, in graph: borrowing PickleGraph) -> DumpClass {
    loaders.pointee.classes.dumpClass(type, in: graph)
  }

  /// Gives up everything that was taken out; the folder begins anew.
  func finish() -> InstanceLoaders {
    let finished = loaders.move()
    loaders.initialize(to: InstanceLoaders(limits, byteCount: 0))
    return finished
  }

  /// Forgets what values of a pickle meant: another pickle numbers its nodes anew.
  func forgetValues() {
    loaders.pointee.classes = DumpClassCache()
    loaders.pointee.instances.forgetValues()
    loaders.pointee.sized.forgetValues()
  }
}

/// Gathers the instances of a dump as rows, each kind in its own table.
struct InstanceLoaders: ~Copyable {
  /// Kept for the tables, which grow as long as instances come.
  private let budget: MemoryBudget
  var sized: SizedLoader
  var instances: InstanceLoader
  var texts: TextBuilder
  var classes = DumpClassCache()

  private let position: ReadingPosition?
  /// Where to tell ``position`` again; never without one.
  private var nextMark: Int

  init(_ limits: PickleLimits, byteCount: Int, position: ReadingPosition? = nil) {
    self.position = position
    nextMark = position == nil ? .max : ReadingPosition.step
    budget = MemoryBudget(halfOf: limits.memory(forByteCount: byteCount))
    sized = SizedLoader(limits, byteCount: byteCount, budget)
    instances = InstanceLoader(limits, byteCount: byteCount, budget)
    texts = TextBuilder(limits, byteCount: byteCount)
  }

  /// Gives up the rows.
  consuming func finish(source: PickleBytes) -> Tables {
    Tables(
      instances: instances.finish(), sized: sized.finish(), texts: texts.finish(source: source))
  }

  /// Everything that was taken out of a dump.
  struct Tables: ~Copyable {
    var instances: InstanceLoader.Tables
    let sized: FlatTable<Sized>
    let texts: TextStore
  }

  mutating func fold(
    _ instance: PickleGraph.Instance, in graph: borrowing PickleGraph, at offset: Int
  ) throws(PickleError) -> UInt32? {
    switch classes.dumpClass(instance.type, in: graph) {
    case .sized: return try sized.add(instance.state, texts: &texts, in: graph, at: offset)
    case .trackedObject:
      // Often enough: there is one for every few sizes.
      if offset >= nextMark { nextMark = position?.note(offset) ?? .max }
      return FoldToken.instance(
        try instances.add(instance, texts: &texts, in: graph, at: offset))
    case .snapshot, .other: return nil
    }
  }

  /// A tracked object has a list in it, so only sized objects come this way.
  mutating func fold(
    _ type: Value, attributes: UnsafeBufferPointer<Value>, in graph: borrowing PickleGraph,
    at offset: Int
  ) throws(PickleError) -> UInt32? {
    guard classes.dumpClass(type, in: graph) == .sized else { return nil }
    return try sized.add(attributes: attributes, texts: &texts, in: graph, at: offset)
  }
}

/// The recorder's class behind each class value of a pickle.
struct DumpClassCache {
  private var classes: [Value: DumpClass] = [:]
  /// The class of nearly all instances.
  private var sizedType: Value?

  @inline(__always)
  mutating func dumpClass(_ type: Value, in graph: borrowing PickleGraph) -> DumpClass {
    type == sizedType ? .sized : lookUp(type, in: graph)
  }

  private mutating func lookUp(_ type: Value, in graph: borrowing PickleGraph) -> DumpClass {
    if let known = classes[type] { return known }
    // Only a name keeps its value for good; that of anything else may be given to another.
    guard let global = graph.global(type, upTo: 256) else { return .other }
    let found = DumpClass(module: global.module, name: global.name)
    classes[type] = found
    if found == .sized { sizedType = type }
    return found
  }
}
