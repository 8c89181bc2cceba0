/// An object's size, and by its place in the table its referents: `asizeof.Asized`.
///
/// The table is in postorder: the rows before a row are its descendants, as many as
/// ``descendants`` says, so that a tree needs no list of children.
package struct Sized: Sendable, BitwiseCopyable {
  /// Bytes of the object and of what it alone refers to.
  package var size: Int64
  /// Bytes of the object itself.
  package var flat: Int64
  /// `[V] name: repr` of a referent, the repr of a tracked object; empty at birth.
  package var name: TextRef
  /// Number of rows right before this one that belong to it.
  package var descendants: UInt32
  /// Steps to the deepest descendant.
  package var height: UInt32

  /// See the properties of the same names.
  package init(
    size: Int64, flat: Int64, name: TextRef = .empty, descendants: UInt32 = 0, height: UInt32 = 0
  ) {
    self.size = size
    self.flat = flat
    self.name = name
    self.descendants = descendants
    self.height = height
  }
}

extension HeapProfile {
  /// The direct referents of a sized object, last first, as the table gives them.
  package func referents(of parent: SizedIndex) -> Referents {
    Referents(table: sized, parent: Int(parent.rawValue))
  }

  /// Iterates over the direct referents of a row, from the last to the first.
  package struct Referents: Sequence, IteratorProtocol {
    private let table: FlatTable<Sized>
    private var next_: Int
    private let first: Int

    init(table: FlatTable<Sized>, parent: Int) {
      self.table = table
      next_ = parent - 1
      first = parent - Int(table[parent].descendants)
    }

    package mutating func next() -> SizedIndex? {
      guard next_ >= first else { return nil }
      defer { next_ -= Int(table[next_].descendants) + 1 }
      return SizedIndex(UInt32(next_))
    }
  }
}
