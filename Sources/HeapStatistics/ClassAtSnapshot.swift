package import Measures

/// The counts and bytes of a class at one snapshot.
package struct ClassAtSnapshot: Sendable, Equatable {
  /// Instances born before the snapshot and not freed by then.
  package var alive = 0
  /// Instances born since the previous snapshot (or since the start), also those freed since.
  package var born = 0
  /// Instances freed since the previous snapshot (or since the start).
  package var freed = 0
  /// Bytes: the sum of the sizes that its instances have at the snapshot. As in Pympler it includes
  /// what was recorded for instances just freed: the size of None, once per snapshot.
  package var total: ByteCount = 0

  package init() {}

  /// Bytes per living instance; nil if none is alive.
  package var average: Double? {
    alive == 0 ? nil : Double(total) / Double(alive)
  }

  /// The share of `whole` bytes, 0 to 1; nil if `whole` is missing.
  package func share(of whole: ByteCount?) -> Double? {
    guard let whole, whole > 0 else { return nil }
    return Double(total) / Double(whole)
  }
}
