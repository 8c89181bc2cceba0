package import HeapProfile
package import HeapStatistics

/// What became of a class between two snapshots of one run.
package struct RunClassChange: Sendable {
  package let index: ClassIndex
  package let before: ClassAtSnapshot
  package let after: ClassAtSnapshot
  /// Instances that live at both.
  package let survived: Int

  /// Instances that live at the later one only.
  package var born: Int { max(0, after.alive - survived) }
  /// Instances that live at the earlier one only.
  package var dead: Int { max(0, before.alive - survived) }
  /// Bytes.
  package var bytes: ByteChange { Change(before.total, after.total) }
  /// Whether it has the same bytes and the same instances.
  package var isNone: Bool { bytes.isNone && born == 0 && dead == 0 }
}
