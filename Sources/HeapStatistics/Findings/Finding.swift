package import HeapProfile

/// Something in the numbers that a reader should look at first.
package enum Finding: Sendable {
  /// One class takes most of what is tracked at the peak.
  case dominant(Dominance)
  /// A class grew from every snapshot to the next.
  case growing(Growth)
  /// Instances made before the last snapshots are all still there: nothing of a class is ever freed.
  case neverFreed(Accumulation)
  /// Most bytes of a class were made at one place.
  case site(Concentration)

  /// A class and its part of the tracked total.
  package struct Dominance: Sendable {
    package var index: ClassIndex
    package var snapshot: SnapshotIndex
    package var alive: Int
    package var total: Int64
    package var tracked: Int64
  }

  /// A class whose total never fell.
  package struct Growth: Sendable {
    package var index: ClassIndex
    package var first: SnapshotIndex
    package var last: SnapshotIndex
    package var from: Int64
    package var to: Int64
    package var born: Int
    package var freed: Int
  }

  /// A class of which many instances were made and none was freed.
  package struct Accumulation: Sendable {
    package var index: ClassIndex
    package var alive: Int
    package var total: Int64
  }

  /// A place that made most bytes of a class.
  package struct Concentration: Sendable {
    package var index: ClassIndex
    package var site: AllocationSite
    package var total: Int64
  }
}
