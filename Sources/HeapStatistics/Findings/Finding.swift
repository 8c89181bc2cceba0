package import HeapProfile

/// Something in the numbers that a reader should see first.
package enum Finding: Sendable {
  /// One class takes most of the tracked memory at the peak.
  case dominant(Dominance)
  /// A class grew from every snapshot to the next.
  case growing(Growth)
  /// Many instances of a class were created and none was freed.
  case neverFreed(Accumulation)
  /// Most bytes of a class were created at one call site.
  case site(Concentration)

  /// A class and its share of the tracked total.
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

  /// A class of which many instances were created and none was freed.
  package struct Accumulation: Sendable {
    package var index: ClassIndex
    package var alive: Int
    package var total: Int64
  }

  /// A call site that created most bytes of a class.
  package struct Concentration: Sendable {
    package var index: ClassIndex
    package var site: AllocationSite
    package var total: Int64
  }
}
