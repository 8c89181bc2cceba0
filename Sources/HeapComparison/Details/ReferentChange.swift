package import HeapStatistics

/// The merged referents with one name at one place of the tree, in both runs.
package struct ReferentChange: Sendable {
  /// The name without the value that it had in an instance.
  package let key: ReferentKey
  /// The run whose texts have the name.
  package let side: Side
  /// Bytes with everything below.
  package let bytes: ByteChange
  /// The number of objects merged here.
  package let count: CountChange
  /// Steps below the class.
  package let level: Int
  /// The number of rows after this one that belong to it.
  package let descendants: Int
}
