/// A dump, understood and checked: every index in it is valid, every number finite and every tree
/// closed, so that nothing checks again.
///
/// Only ``ProfileBuilder/finish()`` makes one. A class because every row of every page refers to it;
/// it never changes.
package final class HeapProfile: Sendable {
  package let texts: TextStore
  /// In the order of their names.
  package let classes: [TrackedClass]
  /// The instances of a class are in one range, in the order in which they were recorded.
  package let instances: FlatTable<Instance>
  /// The sizes of all instances, those of one instance together.
  package let sizes: FlatTable<SizeRecord>
  /// All sized objects, trees in postorder.
  package let sized: FlatTable<Sized>
  /// In order of time.
  package let snapshots: [Snapshot]
  package let traces: [Trace]
  /// What the recorder said about the run; nil when it said nothing.
  package let record: RunRecord?
  /// The types of all objects; nil when they were not counted.
  package let census: TypeCensus?

  init(
    texts: TextStore, classes: [TrackedClass], instances: FlatTable<Instance>,
    sizes: FlatTable<SizeRecord>, sized: FlatTable<Sized>, snapshots: [Snapshot], traces: [Trace],
    record: RunRecord?, census: TypeCensus?
  ) {
    self.texts = texts
    self.classes = classes
    self.instances = instances
    self.sizes = sizes
    self.sized = sized
    self.snapshots = snapshots
    self.traces = traces
    self.record = record
    self.census = census
  }

  /// The size of the input in bytes.
  package var byteCount: Int { texts.sourceBytes }

  /// The sized object of one of an instance's records.
  @inline(__always)
  package func sized(_ record: SizeRecord) -> Sized { sized[Int(record.sized.rawValue)] }

  /// The instances of a class.
  package func instances(of index: ClassIndex) -> Range<Int> { classes[index.rawValue].instances }
}
