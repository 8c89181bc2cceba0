package import HeapProfile

/// A page of the report.
package enum Page: Sendable, Hashable {
  case index
  /// All classes by name; counted from 1.
  case classes(Int)
  case classPage(ClassIndex)
  /// Further instances of a class; the class page itself has the first ones, as page 1.
  case instances(ClassIndex, Int)
  case snapshot(SnapshotIndex)
}
