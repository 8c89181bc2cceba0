/// A moment at which the tracker measured.
package struct SnapshotMark: Sendable, Hashable {
  /// Seconds since the tracker started.
  package var time: Double
  /// Its description; may be empty.
  package var name: String

  package init(time: Double, name: String) {
    self.time = time
    self.name = name
  }
}
