/// What objects can be sorted by: the criteria of Pympler's `Stats.sort_stats`.
package enum ObjectKey: String, CaseIterable, Sendable {
  /// The name that the class was registered under.
  case classname
  /// The name of the class itself.
  case name
  case birth
  /// Objects that were never freed come last. (Pympler stops at them: `None` and numbers do not
  /// compare in Python.)
  case death
  /// The largest recorded size, largest first.
  case size
  /// The size at the snapshot with the largest tracked total, largest first. (Pympler takes the last
  /// snapshot that is not empty for the largest one.)
  case tsize
  case repr

  /// The order in which Pympler uses them when none is given.
  static let standard: [ObjectKey] = [.classname, .tsize, .birth, .death, .name, .repr, .size]
}
