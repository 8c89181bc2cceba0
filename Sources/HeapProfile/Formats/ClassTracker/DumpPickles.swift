import Bytes
import PickleReader

/// The pickles of a dump, read one after the other.
struct DumpPickles: ~Copyable {
  private let input: DumpInput
  private let collector: InstanceCollector
  private var reader: PickleReader

  /// - Parameters:
  ///   - builder: filled with what the instances hold.
  ///   - offset: where the first of them begins.
  init(_ input: DumpInput, filling builder: consuming ProfileBuilder, from offset: Int = 0) {
    self.input = input
    collector = InstanceCollector(filling: builder, position: input.position)
    reader = PickleReader(input.source, limits: input.limits, from: offset)
  }

  /// Where the bytes are that the first pickle holds, if it holds nothing else.
  private(set) var bytes: Range<Int>?

  /// Offset after what has been read.
  var end: Int { reader.offset }

  /// The classes with the rows of their instances.
  mutating func readIndex() throws(LoadError) -> [IndexEntry] {
    let pickle = try next()
    bytes = range(of: pickle.root, in: pickle.graph)
    let entries = try IndexEntry.read(
      pickle.root, of: collector.instanceCount, in: pickle.graph,
      SharingBudget(input.limits, byteCount: input.source.count))
    collector.forgetValues()
    return entries
  }

  /// The snapshots; call this after ``readIndex()``.
  mutating func readSnapshots() throws(LoadError) -> [Snapshot] {
    if reader.isAtEnd {
      throw LoadError(
        .notADump, at: reader.offset,
        "the snapshots after the index of tracked objects are missing")
    }
    let start = reader.offset
    let pickle = try next()
    var snapshots = SnapshotReader(
      collector: collector, offset: start, input.limits, byteCount: input.source.count)
    defer { collector.forgetValues() }
    return try snapshots.read(pickle.root, in: pickle.graph)
  }

  /// What the recorder said about the run, if it did; call this after ``readSnapshots()``.
  ///
  /// Anything else that follows the snapshots stays unread.
  mutating func readRecord() throws(LoadError) -> RecordContents? {
    let start = reader.offset
    guard RecordBeginning.isThere(in: input.source, at: start) else { return nil }
    let pickle: Pickle
    do throws(PickleError) {
      pickle = try reader.next()
    } catch {
      throw LoadError(error)
    }
    var record = RecordReader(
      collector: collector, offset: start, input.limits, byteCount: input.source.count)
    return try record.read(pickle.root, in: pickle.graph)
  }

  /// Gives up the builder.
  func finish() -> ProfileBuilder { collector.finish() }

  /// Where the content of a value is in the input, if it is plain bytes.
  private func range(of value: Value, in graph: borrowing PickleGraph) -> Range<Int>? {
    guard let text = graph.text(value), text.encoding == .bytes || text.encoding == .python2,
      let start = input.source.unownedBytes.baseAddress, let place = text.raw.baseAddress
    else { return nil }
    return place - start..<place - start + text.raw.count
  }

  /// The next pickle; if an instance was refused, the collector knows why.
  private mutating func next() throws(LoadError) -> Pickle {
    do throws(PickleError) {
      return try reader.next(collector: collector)
    } catch {
      throw collector.refusal ?? LoadError(error)
    }
  }
}
