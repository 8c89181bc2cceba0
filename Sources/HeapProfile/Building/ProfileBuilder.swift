package import Bytes
import Measures

/// Gathers the parts of a profile, whatever format they come in, and makes one of them.
///
/// A reader of a format adds texts, sized trees, sizes, instances, traces, snapshots and classes in
/// any order that lets it name what it has added before. Nothing is checked meanwhile; ``finish()``
/// checks everything.
package struct ProfileBuilder: ~Copyable {
  /// The most rows that a table can have: their numbers have 31 bits.
  package static let maximumRows = Int(Int32.max)

  let source: OwnedBytes
  let limits: InputLimits
  /// Kept for the tables, which grow as long as rows come.
  private let budget: MemoryBudget
  var texts: TextGatherer
  var sized: GrowableBuffer<Sized>
  var sizes: GrowableBuffer<SizeRecord>
  var instances: GrowableBuffer<Instance>
  var traces: [Trace] = []
  var snapshots: [Snapshot] = []
  var classes: [(name: String, instances: [UInt32])] = []
  /// By the bytes of the class's name: two names that only look the same are two classes.
  var births: [[UInt8]: BirthRecording] = [:]
  var shortLived: [[UInt8]: [ShortLived]] = [:]
  var holders: [[UInt8]: InstanceHolders] = [:]
  var contents: [[UInt8]: ClassContents] = [:]
  var samples: [[UInt8]: ClassSamples] = [:]
  var shortLivedAt: [[UInt8]: [Int]] = [:]
  /// By snapshot; empty: not known.
  var shared: [[NewSharedStructure]] = []
  /// What the recorder said about the run; nil: nothing.
  package var record: RunRecord?
  /// The types of all objects; nil: they were not counted.
  package var census: TypeCensus?

  /// - Parameters:
  ///   - source: the input; texts may stay in it.
  ///   - limits: the tables take one half of the memory that they allow, a reader the other.
  package init(_ source: OwnedBytes, limits: InputLimits = InputLimits()) {
    self.source = source
    self.limits = limits
    budget = MemoryBudget(halfOf: limits.tableMemory(forByteCount: source.count))
    texts = TextGatherer(sourceCount: source.count)
    sized = GrowableBuffer(budget, maximumCount: Self.maximumRows)
    sizes = GrowableBuffer(budget, maximumCount: Self.maximumRows)
    instances = GrowableBuffer(budget, maximumCount: Self.maximumRows)
  }

  /// A text that the input holds as it is shown, in UTF-8.
  @inline(__always)
  package mutating func text(at place: Int, count: Int) -> TextRef {
    texts.add(at: place, count: count)
  }

  /// A text that is not in the input, in UTF-8.
  package mutating func text(_ utf8: [UInt8]) -> TextRef {
    texts.add(utf8)
  }

  /// Adds a sized object. Its referents have been added right before, each with its own referents.
  ///
  /// - Parameter offset: the place in the input, for an error.
  /// - Returns: the number of its row.
  @inline(__always)
  package mutating func add(_ object: Sized, at offset: Int? = nil) throws(LoadError) -> SizedIndex
  {
    try sized.append(object, at: offset)
    return SizedIndex(UInt32(truncatingIfNeeded: sized.count &- 1))
  }

  /// Adds a size of the instance that is added next.
  ///
  /// - Parameters:
  ///   - timestamp: seconds since the program's start. The size belongs to the snapshot of the same
  ///     time.
  ///   - object: the root of the sized tree.
  ///   - offset: the place in the input, for an error.
  @inline(__always)
  package mutating func addSize(
    at timestamp: Double, _ object: SizedIndex, at offset: Int? = nil
  ) throws(LoadError) {
    try sizes.append(
      SizeRecord(timestamp: timestamp, sized: object, snapshotIndex: .max), at: offset)
  }

  /// Adds an instance, which takes the last `sizeCount` of the sizes that were added.
  ///
  /// - Parameter offset: the place in the input, for an error.
  /// - Returns: the number that a class lists it by.
  @inline(__always)
  package mutating func add(
    _ instance: NewInstance, sizeCount: Int, at offset: Int? = nil
  ) throws(LoadError) -> UInt32 {
    let row = Instance(
      address: instance.address, name: instance.name, repr: instance.repr, birth: instance.birth,
      deathTime: instance.death ?? 0,
      firstSize: UInt32(truncatingIfNeeded: sizes.count &- sizeCount),
      sizeCount: UInt32(truncatingIfNeeded: sizeCount),
      traceIndex: instance.trace?.rawValue ?? .max, isFreed: instance.death != nil)
    try instances.append(row, at: offset)
    return UInt32(truncatingIfNeeded: instances.count &- 1)
  }

  /// Adds a trace, which instances name by the number that this returns.
  package mutating func add(_ trace: Trace) -> TraceIndex {
    traces.append(trace)
    return TraceIndex(UInt32(truncatingIfNeeded: traces.count - 1))
  }

  /// Adds a snapshot; they may come in any order.
  package mutating func add(_ snapshot: Snapshot) {
    snapshots.append(snapshot)
  }

  /// Adds a class and lists its instances, in the order in which they are shown. An instance that no
  /// class lists is left out.
  package mutating func addClass(_ name: String, instances: [UInt32]) {
    classes.append((name, instances))
  }

  /// Says how the births of a class were recorded. A class that is not added has no instances.
  package mutating func setBirths(of name: String, _ births: BirthRecording) {
    self.births[Array(name.utf8)] = births
  }

  /// Says who holds the instances of a class. A class that is not added has no instances.
  package mutating func setHolders(of name: String, _ holders: InstanceHolders) {
    self.holders[Array(name.utf8)] = holders
  }

  /// Says which values of the attributes of a class are equal. A class that is not added has none.
  package mutating func setContents(of name: String, _ contents: ClassContents) {
    self.contents[Array(name.utf8)] = contents
  }

  /// Says what some instances of a class hold. A class that is not added has none.
  package mutating func setSamples(of name: String, _ samples: ClassSamples) {
    self.samples[Array(name.utf8)] = samples
  }

  /// Says what several instances lead to, for each snapshot in the order in which they were added.
  package mutating func setShared(_ shared: [[NewSharedStructure]]) {
    self.shared = shared
  }

  /// Adds instances of a class that were counted only. A class that is not added has no others.
  package mutating func addShortLived(_ instances: ShortLived, of name: String) {
    shortLived[Array(name.utf8), default: []].append(instances)
  }

  /// Says how many of these a class had between each snapshot and the one before.
  package mutating func setShortLived(of name: String, at counts: [Int]) {
    shortLivedAt[Array(name.utf8)] = counts
  }
}
