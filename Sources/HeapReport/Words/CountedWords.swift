import Measures

/// What is said of instances that were only counted: born and freed between two snapshots.
enum CountedWords {
  /// For lists of instances and tables over time; nil where there are none.
  static func note(_ shortLived: Int) -> String? {
    guard shortLived > 0 else { return nil }
    let instances = GroupedCount(shortLived).of("further instance was", "further instances were")
    return "\(instances) born and freed between two snapshots and only counted."
  }
}
