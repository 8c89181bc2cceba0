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
