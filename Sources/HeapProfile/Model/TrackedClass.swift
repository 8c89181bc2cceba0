/// A class that instances were registered under.
package struct TrackedClass: Sendable {
  /// As it was registered; any text.
  package var name: String
  /// Its rows in ``HeapProfile/instances``.
  package var instances: Range<Int>
}
