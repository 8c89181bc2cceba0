package import Measures

/// An object's size; its place in the table gives its referents: `asizeof.Asized`.
///
/// The table is in postorder: the rows before a row are its descendants, as many as
/// ``descendants`` says, so that a tree needs no list of children.
package struct Sized: Sendable, BitwiseCopyable {
  /// Bytes of the object and of what it alone refers to.
  package var size: ByteCount
  /// Bytes of the object itself.
  package var flat: ByteCount
  /// `[V] name: repr` of a referent (`[S] …` of a slot), the repr of a tracked object; empty at birth.
  package var name: TextRef
  /// Number of rows right before this one that belong to it.
  package var descendants: UInt32
  /// Steps to the deepest descendant.
  package var height: UInt32

  /// See the properties of the same names.
  package init(
    size: ByteCount, flat: ByteCount, name: TextRef = .empty, descendants: UInt32 = 0,
    height: UInt32 = 0
  ) {
    self.size = size
    self.flat = flat
    self.name = name
    self.descendants = descendants
    self.height = height
  }
}
