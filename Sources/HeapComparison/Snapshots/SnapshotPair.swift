package import HeapProfile

/// A snapshot of BASE and the one of HEAD that it is compared with.
package struct SnapshotPair: Sendable, Hashable {
  package let base: SnapshotIndex
  package let head: SnapshotIndex

  package init(base: SnapshotIndex, head: SnapshotIndex) {
    self.base = base
    self.head = head
  }

  package subscript(side: Side) -> SnapshotIndex { side == .base ? base : head }
}
