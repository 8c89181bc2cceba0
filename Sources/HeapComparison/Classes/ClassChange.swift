package import HeapStatistics
import Measures

/// What became of a class between the two snapshots that are compared.
package struct ClassChange: Sendable {
  /// As it was registered; any text.
  package let name: String
  /// Where each dump has it; nil where it has no class of that name.
  package let classes: ClassPairs.Pair
  /// Its counts and bytes at the snapshot of BASE; zeros where BASE does not have it.
  package let before: ClassAtSnapshot
  /// The same of HEAD.
  package let after: ClassAtSnapshot

  /// Bytes.
  package var bytes: ByteChange { Change(before.total, after.total) }
  /// Living instances.
  package var alive: CountChange { Change(before.alive, after.alive) }

  package var kind: Kind {
    switch (Self.isEmpty(before), Self.isEmpty(after)) {
    case (true, true): .absent
    case (true, false): .new
    case (false, true): .gone
    case (false, false): bytes.isNone && alive.isNone ? .unchanged : .changed
    }
  }

  /// In which of the two snapshots it has something.
  package enum Kind: Sendable {
    case new, gone, changed, unchanged
    /// In neither.
    case absent
  }

  private static func isEmpty(_ cell: ClassAtSnapshot) -> Bool {
    cell.alive == 0 && cell.total == 0
  }
}
