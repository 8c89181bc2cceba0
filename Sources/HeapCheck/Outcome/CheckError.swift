/// Why limits cannot be checked.
package enum CheckError: Error, Sendable, Hashable {
  /// No class has a name that the pattern matches; one that may have been meant.
  case matchesNothing(ClassPattern, nearest: String?)
  /// There is no snapshot, so nothing was measured.
  case noSnapshots(Side)

  /// Which of two dumps.
  package enum Side: Sendable, Hashable {
    case checked
    case baseline
  }
}
