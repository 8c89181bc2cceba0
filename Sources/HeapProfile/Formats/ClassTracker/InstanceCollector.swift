import Bytes
import PickleReader

/// Takes the instances of a dump out of its value graph as the pickle machine completes them.
final class InstanceCollector: InstanceFolding {
  /// On plain memory: it is used for every instance, and no call of this class makes another.
  private let state: UnsafeMutablePointer<CollectorState>

  /// Why an instance was refused, if one was: the machine only passes on that it was.
  private(set) var refusal: LoadError?

  /// - Parameters:
  ///   - builder: filled with what the instances hold.
  ///   - position: told how far the reading has come.
  init(filling builder: consuming ProfileBuilder, position: ReadingPosition? = nil) {
    state = .allocate(capacity: 1)
    state.initialize(to: CollectorState(filling: builder, position: position))
  }

  deinit {
    state.deinitialize(count: 1)
    state.deallocate()
  }

  /// Number of tracked objects taken out so far.
  var instanceCount: Int { state.pointee.builder.instances.count }

  func fold(_ instance: PickleGraph.Instance, in graph: borrowing PickleGraph, at offset: Int)
    throws(PickleError) -> UInt32?
  {
    do throws(LoadError) {
      return try state.pointee.fold(instance, in: graph, at: offset)
    } catch {
      throw refuse(error, at: offset)
    }
  }

  func fold(
    _ type: Value, attributes: UnsafeBufferPointer<Value>, in graph: borrowing PickleGraph,
    at offset: Int
  ) throws(PickleError) -> UInt32? {
    do throws(LoadError) {
      return try state.pointee.fold(type, attributes: attributes, in: graph, at: offset)
    } catch {
      throw refuse(error, at: offset)
    }
  }

  @inline(never)
  private func refuse(_ error: LoadError, at offset: Int) -> PickleError {
    refusal = error
    return PickleError(.refused, at: offset, error.reason)
  }

  func dumpClass(_ type: Value, in graph: borrowing PickleGraph) -> DumpClass {
    state.pointee.classes.dumpClass(type, in: graph)
  }

  /// The index of a trace that is not an instance's: the same one for the same frames.
  func trace(
    _ value: Value, in graph: borrowing PickleGraph, at offset: Int
  ) throws(LoadError) -> TraceIndex? {
    try state.pointee.trace(value, in: graph, at: offset)
  }

  /// Gives up the builder; nothing can be collected after it.
  func finish() -> ProfileBuilder {
    let finished = state.move()
    state.initialize(to: CollectorState(filling: ProfileBuilder(OwnedBytes([])), position: nil))
    return finished.finish()
  }

  /// Forgets what values of a pickle meant: the next pickle numbers its nodes from the start.
  func forgetValues() {
    state.pointee.forgetValues()
  }
}

/// Gathers the instances of a dump as rows of a profile.
struct CollectorState: ~Copyable {
  var builder: ProfileBuilder
  private var sized: SizedReader
  private var instances: InstanceReader
  private var texts: DumpTexts
  var classes = DumpClassCache()

  private let position: ReadingPosition?
  /// Where to tell ``position`` again; never without one.
  private var nextMark: Int

  init(filling builder: consuming ProfileBuilder, position: ReadingPosition?) {
    self.position = position
    nextMark = position == nil ? .max : ReadingPosition.step
    let (source, limits) = (builder.source, builder.limits)
    sized = SizedReader(limits, byteCount: source.count)
    instances = InstanceReader(limits, byteCount: source.count)
    texts = DumpTexts(source, limits)
    self.builder = builder
  }

  /// Gives up the rows.
  consuming func finish() -> ProfileBuilder { builder }

  mutating func forgetValues() {
    classes = DumpClassCache()
    instances.forgetValues()
    sized.forgetValues()
  }

  mutating func trace(
    _ value: Value, in graph: borrowing PickleGraph, at offset: Int
  ) throws(LoadError) -> TraceIndex? {
    try instances.trace(value, in: graph, at: offset, &builder)
  }

  mutating func fold(
    _ instance: PickleGraph.Instance, in graph: borrowing PickleGraph, at offset: Int
  ) throws(LoadError) -> UInt32? {
    switch classes.dumpClass(instance.type, in: graph) {
    case .sized:
      return try sized.add(instance.state, texts: &texts, in: graph, at: offset, &builder)
    case .trackedObject:
      // Often enough: there is one for every few sizes.
      if offset >= nextMark { nextMark = position?.note(offset) ?? .max }
      return FoldToken.instance(
        try instances.add(instance, texts: &texts, in: graph, at: offset, &builder))
    case .snapshot, .other: return nil
    }
  }

  /// A tracked object has a list in it, so only sized objects come this way.
  mutating func fold(
    _ type: Value, attributes: UnsafeBufferPointer<Value>, in graph: borrowing PickleGraph,
    at offset: Int
  ) throws(LoadError) -> UInt32? {
    guard classes.dumpClass(type, in: graph) == .sized else { return nil }
    return try sized.add(attributes: attributes, texts: &texts, in: graph, at: offset, &builder)
  }
}
