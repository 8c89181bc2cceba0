package import Measures

/// The merged referent trees of all instances of a class at one snapshot.
///
/// Rows are in preorder; siblings are sorted largest first. The first row is the class itself.
package struct MergedReferents: Sendable {
  package let rows: [Row]

  /// The merged referents with one name at one place of the tree.
  package struct Row: Sendable {
    /// The name without the value that it had in an instance.
    package var key: ReferentKey
    /// Bytes with everything below.
    package var size: ByteCount
    /// Bytes of the objects themselves.
    package var flat: ByteCount
    /// The number of objects merged here.
    package var count: Int
    /// The number of these that took no bytes: empty, shared with or counted for another object.
    package var zeroCount: Int
    /// Steps below the class.
    package var level: Int
    /// The number of rows after this one that belong to it.
    package var descendants: Int
  }

  /// Whether anything below the class was recorded.
  package var isEmpty: Bool { rows.count <= 1 }
}
